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
import { Addresses } from './places/addresses.ts'
import { PlacesController } from './places/places.controller.ts'
import { Places } from './places/places.service.ts'
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
  controllers: [AreaController, PlacesController],
  providers: [Areas, Addresses, Places, Tiles],
  exports: [Areas, Places],
})
export class AreaModule {}
