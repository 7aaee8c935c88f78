import { Module } from '@nestjs/common'
import { AreaController } from './area.controller.ts'
import { Tiles } from './tiles.service.ts'

@Module({ controllers: [AreaController], providers: [Tiles] })
export class AreaModule {}
