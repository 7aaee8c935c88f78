import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { AreaModule } from '../area/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { CommunitiesController } from './communities.controller.ts'
import { Communities } from './communities.service.ts'
import { CommunityContactEntity, CommunityEntity } from './community.entity.ts'
import { ImportController } from './import.controller.ts'
import { SuggestionsController } from './suggestions.controller.ts'

@Module({
  imports: [TypeOrmModule.forFeature([CommunityEntity, CommunityContactEntity]), AreaModule, RelaysModule],
  controllers: [ImportController, SuggestionsController, CommunitiesController],
  providers: [Communities],
  exports: [Communities],
})
export class CommunitiesModule {}
