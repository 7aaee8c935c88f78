export { DayFilesModule } from './day-files.module.ts'
