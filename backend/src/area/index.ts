export { AreaModule } from './area.module.ts'
