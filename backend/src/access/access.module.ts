import { Global, Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { TypeOrmModule } from '@nestjs/typeorm'
import { AccessGuard } from './access.guard.ts'
import { LinkKeyEntity } from './link-key.entity.ts'
import { LinkKeys } from './link-keys.ts'
import { OrganiserSessionEntity } from './organiser-session.entity.ts'
import { OrganiserEntity } from './organiser.entity.ts'
import { SessionController } from './session.controller.ts'
import { Sessions } from './sessions.ts'

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OrganiserEntity, OrganiserSessionEntity, LinkKeyEntity])],
  controllers: [SessionController],
  providers: [Sessions, LinkKeys, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Sessions, LinkKeys],
})
export class AccessModule {}
