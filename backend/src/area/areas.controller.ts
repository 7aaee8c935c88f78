import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBody, ApiConsumes } from '@nestjs/swagger'
import { areaImportAnswer, areaList, areaUpload } from '@stafet/domain/contract/area.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { z } from 'zod'
import { Access, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { languageOf } from '../platform/language.ts'
import { Areas } from './areas.service.ts'
import { AreaImports } from './import/area-imports.service.ts'

@Controller('api/areas')
@Access('organiser')
export class AreasController {
  constructor(
    private readonly areas: Areas,
    private readonly imports: AreaImports,
  ) {}

  @Get()
  @Answers(areaList)
  async list(@Req() request: KnownRequest): Promise<z.infer<typeof areaList>> {
    // In this order: an import that is told to be done has its area in the list.
    const newest = await this.imports.newest(languageOf(request))
    return { areas: await this.areas.fresh(), import: newest }
  }

  /** The body is the file itself. Answers when it has arrived; what becomes of it, the list tells. */
  @Post()
  @HttpCode(202)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(areaImportAnswer, 202)
  async upload(
    @Query({ schema: areaUpload }) upload: z.infer<typeof areaUpload>,
    @Req() request: KnownRequest,
  ): Promise<z.infer<typeof areaImportAnswer>> {
    return { import: await this.imports.receive(request, upload, languageOf(request)) }
  }

  @Delete('import')
  @Answers(areaImportAnswer)
  async stop(@Req() request: KnownRequest): Promise<z.infer<typeof areaImportAnswer>> {
    return { import: await this.imports.stop(languageOf(request)) }
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id', { schema: idSchema }) id: string): Promise<void> {
    await this.areas.remove(id)
  }
}
