export { HandoversModule } from './handovers.module.ts'
