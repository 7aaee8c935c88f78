import { applyDecorators, SerializeOptions } from '@nestjs/common'
import { ApiDefaultResponse, ApiResponse } from '@nestjs/swagger'
import { errorBody } from '@stafet/domain/contract/errors.ts'
import type { z } from 'zod'

/**
 * What a route answers: parsed by the schema on its way out (what the schema does not name never leaves) and
 * described by it in the OpenAPI document.
 */
export const Answers = (schema: z.ZodType, status = 200): MethodDecorator =>
  applyDecorators(
    SerializeOptions({ schema }),
    ApiResponse({ status, description: 'OK', standardSchema: schema }),
    ApiDefaultResponse({ description: 'Refused', standardSchema: errorBody }),
  )
