export { Drafts } from './drafts.service.ts'
export { PlanningModule } from './planning.module.ts'
export { PlanningRuns } from './planning-runs.service.ts'
export { Releases } from './releases.service.ts'
