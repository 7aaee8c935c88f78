import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { PublicRelaysController } from './public-relays.controller.ts'
import { RelayEventEntity } from './relay-event.entity.ts'
import { RelayLog } from './relay-log.ts'
import { RelayEntity } from './relay.entity.ts'
import { RelaysController } from './relays.controller.ts'
import { Relays } from './relays.service.ts'

@Module({
  imports: [TypeOrmModule.forFeature([RelayEntity, RelayEventEntity])],
  controllers: [RelaysController, PublicRelaysController],
  providers: [Relays, RelayLog],
  exports: [Relays, RelayLog],
})
export class RelaysModule {}
