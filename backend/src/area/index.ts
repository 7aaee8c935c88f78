export { AreaModule } from './area.module.ts'
export { Areas } from './areas.service.ts'
