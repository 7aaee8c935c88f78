export { LatestPositions } from './latest-positions.ts'
export { messageBytes } from './message.ts'
export { TrackingModule } from './tracking.module.ts'
export { Trackers } from './trackers.service.ts'
