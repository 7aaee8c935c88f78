export { messageBytes } from './message.ts'
export { TrackingModule } from './tracking.module.ts'
