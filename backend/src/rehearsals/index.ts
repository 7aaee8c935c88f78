export { RehearsalPlayer } from './rehearsal-player.ts'
export { RehearsalsModule } from './rehearsals.module.ts'
export { Rehearsals } from './rehearsals.service.ts'
