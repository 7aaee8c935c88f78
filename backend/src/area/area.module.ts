import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { AreaController } from './area.controller.ts'
import {
  AreaEntity,
  AreaImportEntity,
  AreaPlaceEntity,
  AreaStreetsEntity,
  AreaTileEntity,
} from './area.entity.ts'
import { Areas } from './areas.service.ts'
import { Tiles } from './tiles.service.ts'

@Module({
  imports: [
    TypeOrmModule.forFeature([
      AreaEntity,
      AreaStreetsEntity,
      AreaTileEntity,
      AreaPlaceEntity,
      AreaImportEntity,
    ]),
  ],
  controllers: [AreaController],
  providers: [Areas, Tiles],
  exports: [Areas],
})
export class AreaModule {}
