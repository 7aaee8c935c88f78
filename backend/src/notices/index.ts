export { NoticesModule } from './notices.module.ts'
export { Notices, type NewNotice, type Told } from './notices.service.ts'
export { purgeNotices } from './purge-notices.ts'
