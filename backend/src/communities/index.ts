export { CommunitiesModule } from './communities.module.ts'
export { Communities } from './communities.service.ts'
export { purgeContacts } from './purge-contacts.ts'
