import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common'
import { ApiProduces } from '@nestjs/swagger'
import { datedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { dayGeoJson, type DayGeoJson } from '@stafet/domain/contract/day-file.ts'
import { slug as slugSchema } from '@stafet/domain/contract/primitives.ts'
import { Access } from '../access/index.ts'
import { Releases } from '../planning/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { Relays } from '../relays/index.ts'
import { dayGpx, type ReleasedDay } from './day-gpx.ts'
import { dayGeoJsonOf } from './day-geo-json.ts'

/** Each day of the newest release as a file for other maps and for phones. Release and date make a file; both are public. */
@Controller('api/public/relays/:slug/days/:date')
@Access('everybody')
export class DayFilesController {
  constructor(
    private readonly relays: Relays,
    private readonly releases: Releases,
  ) {}

  @Get('gpx')
  @Header('Cache-Control', 'public, max-age=60')
  @ApiProduces('application/gpx+xml')
  async gpx(@Param('slug') slug: string, @Param('date') date: string): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(dayGpx(await this.day(slug, date))), {
      type: 'application/gpx+xml; charset=utf-8',
      disposition: `attachment; filename="${slug}-${date}.gpx"`,
    })
  }

  @Get('geojson')
  @Header('Cache-Control', 'public, max-age=60')
  @Header('Content-Type', 'application/geo+json; charset=utf-8')
  @Answers(dayGeoJson)
  async geoJson(@Param('slug') slug: string, @Param('date') date: string): Promise<DayGeoJson> {
    return dayGeoJsonOf(await this.day(slug, date))
  }

  /** Refuses with `unknown-relay` when nothing is released there, and with `not-found` for a day that it has not. */
  private async day(slug: string, date: string): Promise<ReleasedDay> {
    const known = slugSchema.safeParse(slug).success
    const relay = known ? await this.relays.findBySlug(slug) : null
    const release = relay && (await this.releases.newest(relay.id))
    if (!release) throw new Refusal('unknown-relay')
    // Plans released before streets were known say nothing of ferries.
    const { days, travel } = datedPlan.parse(release.plan)
    const day = days.find((one) => one.date === date)
    if (!day) throw new Refusal('not-found')
    return {
      relay: relay.name,
      municipality: relay.municipality,
      releasedAt: release.releasedAt,
      travel,
      day,
    }
  }
}
