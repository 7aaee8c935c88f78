export { CheckInPages } from './check-in-page.service.ts'
export { CheckIns } from './check-in.service.ts'
export { HandoversModule } from './handovers.module.ts'
export { purgeAttendance, purgeCodes, purgeUnseenPhotos } from './purge-handovers.ts'
