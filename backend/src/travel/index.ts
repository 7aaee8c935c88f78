export { TravelModule } from './travel.module.ts'
export { Travels, type FoundTravel } from './travels.service.ts'
