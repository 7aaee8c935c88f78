export { ControlRoomModule } from './control-room.module.ts'
