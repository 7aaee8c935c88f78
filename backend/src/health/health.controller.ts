import { Controller, Get, Header } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { health, type Health } from '@stafet/domain/contract/health.ts'
import { DataSource } from 'typeorm'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'

@Controller('api/health')
export class HealthController {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** `unavailable` when the database does not answer. */
  @Get()
  @Access('everybody')
  @Header('Cache-Control', 'no-store')
  @Answers(health)
  async check(): Promise<Health> {
    try {
      await this.database.query('SELECT 1')
    } catch {
      throw new Refusal('unavailable')
    }
    return { state: 'ok', database: 'ok' }
  }
}
