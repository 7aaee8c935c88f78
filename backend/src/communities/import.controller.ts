import { Body, Controller, HttpCode, Param, Post, Req, UploadedFile, UseInterceptors } from '@nestjs/common'
import { FileInterceptor } from '@nestjs/platform-express'
import { ApiBody, ApiConsumes } from '@nestjs/swagger'
import {
  columnMapping,
  importAnswer,
  importInput,
  importPreview,
  type ImportPreview,
} from '@stafet/domain/contract/community-import.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { Request } from 'express'
import { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { languageOf } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import { Relays } from '../relays/index.ts'
import { Communities } from './communities.service.ts'
import { previewImport, UnreadableFile } from './import/preview-import.ts'

/** Bytes of a file to import: far above 2,000 rows with their stories. */
const FILE_LIMIT = 5 * 1024 * 1024

const previewForm = z.object({
  /** JSON: the field that each column fills, by position; as recognised when absent. */
  mapping: z
    .string()
    .max(10_000)
    .transform((text, context) => {
      try {
        return columnMapping.parse(JSON.parse(text))
      } catch {
        context.addIssue({ code: 'invalid_value', values: [], input: text })
        return z.NEVER
      }
    })
    .optional(),
})

@Controller('api/relays/:relayId/communities/import')
@Access('organiser')
export class ImportController {
  constructor(
    private readonly relays: Relays,
    private readonly communities: Communities,
  ) {}

  /** Says what a file would bring. Writes nothing. */
  @Post('preview')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: FILE_LIMIT, files: 1, fields: 4 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, mapping: { type: 'string' } },
    },
  })
  @Answers(importPreview)
  async preview(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @UploadedFile() file: Express.Multer.File | undefined,
    @Body({ schema: previewForm.prefault({}) }) { mapping }: z.infer<typeof previewForm>,
    @Req() request: Request,
  ): Promise<ImportPreview> {
    await this.relays.get(relayId)
    if (!file) throw new Refusal('unreadable-file')
    const existing = await this.communities.list(relayId)
    try {
      return await previewImport(
        { name: file.originalname, bytes: file.buffer },
        { mapping, existing, language: languageOf(request) },
      )
    } catch (error) {
      throw error instanceof UnreadableFile ? new Refusal('unreadable-file', null, error.message) : error
    }
  }

  /** Writes all the communities or none. */
  @Post()
  @Answers(importAnswer, 201)
  async import(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: importInput }) { communities }: z.infer<typeof importInput>,
  ): Promise<z.infer<typeof importAnswer>> {
    await this.relays.get(relayId)
    return { communities: await this.communities.add(relayId, communities) }
  }
}
