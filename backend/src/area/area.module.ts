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
import { AreasController } from './areas.controller.ts'
import { Areas } from './areas.service.ts'
import { MapController } from './base-map/map.controller.ts'
import { MapNames } from './base-map/map-names.service.ts'
import { MapPictures } from './base-map/map-pictures.service.ts'
import { AreaImports } from './import/area-imports.service.ts'
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
  controllers: [AreaController, AreasController, MapController, PlacesController],
  providers: [Areas, AreaImports, MapNames, MapPictures, Addresses, Places, Tiles],
  exports: [Areas, Places],
})
export class AreaModule {}
