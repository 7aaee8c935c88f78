import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { PHOTO_PIECE_BYTES } from '@stafet/domain/contract/photo.ts'
import { raw } from 'express'
import { CommunitiesModule } from '../communities/index.ts'
import { NoticesModule } from '../notices/index.ts'
import { Daily } from '../platform/daily.ts'
import { PlanningModule } from '../planning/index.ts'
import { RelayStatesModule } from '../relay-states/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { TrackingModule } from '../tracking/index.ts'
import { AttendanceEntity } from './attendance/attendance.entity.ts'
import { Attendances } from './attendance/attendances.service.ts'
import { CheckInPages } from './check-in-page.service.ts'
import { CheckInController } from './check-in.controller.ts'
import { CheckIns } from './check-in.service.ts'
import { CheckInCodeEntity } from './doors/check-in-code.entity.ts'
import { CheckInLinksController } from './doors/check-in-links.controller.ts'
import { CodeTries } from './doors/code-tries.ts'
import { CodesController } from './doors/codes.controller.ts'
import { Doors } from './doors/doors.service.ts'
import { NeighbourMessages } from './neighbours/neighbour-messages.service.ts'
import { KeptPhotos } from './photos/kept-photos.service.ts'
import { OrganiserPhotosController } from './photos/organiser-photos.controller.ts'
import { PhonePhotosController } from './photos/phone-photos.controller.ts'
import { PhotoEntity } from './photos/photo.entity.ts'
import { Photos } from './photos/photos.service.ts'
import { PublicPhotosController } from './photos/public-photos.controller.ts'
import { PhotoPurge } from './photos/purge-photos.ts'

@Module({
  imports: [
    TypeOrmModule.forFeature([AttendanceEntity, CheckInCodeEntity, PhotoEntity]),
    RelaysModule,
    RelayStatesModule,
    CommunitiesModule,
    NoticesModule,
    PlanningModule,
    TrackingModule,
  ],
  controllers: [
    CheckInController,
    PhonePhotosController,
    CheckInLinksController,
    CodesController,
    OrganiserPhotosController,
    PublicPhotosController,
  ],
  providers: [
    CheckIns,
    CheckInPages,
    Attendances,
    NeighbourMessages,
    Doors,
    CodeTries,
    Photos,
    KeptPhotos,
    PhotoPurge,
  ],
  exports: [CheckIns, CheckInPages],
})
export class HandoversModule implements NestModule {
  constructor(daily: Daily, photos: PhotoPurge) {
    daily.everyDay((nowMs) => photos.purge(nowMs))
  }

  /** Pieces of photos come as bytes. */
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(raw({ type: 'application/octet-stream', limit: PHOTO_PIECE_BYTES }))
      .forRoutes(PhonePhotosController)
  }
}
