export { Calls } from './calls.service.ts'
export { ReservesModule } from './reserves.module.ts'
