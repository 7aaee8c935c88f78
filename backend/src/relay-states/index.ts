export { isReleased, RelayStates, type RelayState, type ReleasedState } from './relay-states.ts'
export { RelayStatesModule } from './relay-states.module.ts'
