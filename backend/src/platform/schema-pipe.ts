import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

/**
 * Parses each argument by the schema its decorator names (`@Body({ schema })`). Unlike Nest's own pipe it keeps
 * what did not fit, so that the error filter can say why in the caller's language.
 */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    // An address that cannot be is an address where nothing is.
    throw type === 'param' ? new Refusal('not-found') : new Refusal('invalid', { schema, value })
  }
}
