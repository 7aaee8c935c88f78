export { DemoModule } from './demo.module.ts'
export { Demo, type DemoAccess } from './demo.ts'
