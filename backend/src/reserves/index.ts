export { Calls } from './calls.service.ts'
export { purgeReserves } from './purge-reserves.ts'
export { ReservesModule } from './reserves.module.ts'
