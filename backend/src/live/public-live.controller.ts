import { Controller, Get, Header, Param, Req, Res, StreamableFile } from '@nestjs/common'
import { publicCommunity, type PublicCommunity } from '@stafet/domain/contract/community.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { id as idSchema, slug as slugSchema } from '@stafet/domain/contract/primitives.ts'
import type { Request, Response } from 'express'
import { Access } from '../access/index.ts'
import { Communities } from '../communities/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates } from '../relay-states/index.ts'
import { Snapshots } from './snapshots.ts'
import { ToldPositions } from './told-positions.ts'

@Controller('api/public/relays/:slug')
@Access('everybody')
export class PublicLiveController {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly states: RelayStates,
    private readonly positions: ToldPositions,
    private readonly communities: Communities,
  ) {}

  /**
   * The same snapshot as over `/live`, as plain HTTP that any cache can carry: its ETag tells release, seq and
   * position.
   */
  @Get('live')
  @Header('Cache-Control', 'public, max-age=1, stale-while-revalidate=5')
  @Answers(liveSnapshot)
  async live(
    @Param('slug') slug: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    // With it a viewer whose own clock is wrong knows the time; a body that is cached could not say it.
    response.setHeader('X-Server-Now', new Date().toISOString())
    const state = await this.states.released(parsedSlug(slug))
    const snapshot = this.snapshots.of(state, await this.positions.of(state))
    response.setHeader('ETag', snapshot.tag)
    if (request.headers['if-none-match'] === snapshot.tag) {
      response.status(304)
      return undefined
    }
    response.vary('Accept-Encoding')
    if (!request.acceptsEncodings('gzip')) return jsonFile(snapshot.json)
    response.setHeader('Content-Encoding', 'gzip')
    return jsonFile(await snapshot.gzip())
  }

  /** A community's own page: what it tells everybody. */
  @Get('communities/:communityId')
  @Header('Cache-Control', 'public, max-age=60')
  @Answers(publicCommunity)
  async community(
    @Param('slug') slug: string,
    @Param('communityId', { schema: idSchema }) communityId: string,
  ): Promise<PublicCommunity> {
    const { relay, release } = await this.states.released(parsedSlug(slug))
    const isStop = release.plan.days.some((day) => day.stops.some((stop) => stop.id === communityId))
    // A rehearsal's stops are the communities of the relay that it rehearses.
    const found = isStop && (await this.communities.findPublic([relay.rehearsalOf ?? relay.id], communityId))
    if (!found) throw new Refusal('not-found')
    return found
  }
}

/** A slug that no relay could have is the address of none. */
function parsedSlug(text: string): string {
  const parsed = slugSchema.safeParse(text)
  if (!parsed.success) throw new Refusal('unknown-relay')
  return parsed.data
}

const jsonFile = (content: Buffer): StreamableFile =>
  new StreamableFile(content, { type: 'application/json; charset=utf-8', length: content.length })
