import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common'
import type { Area } from '@stafet/domain/contract/area.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { Areas, StreetsThread } from '../area/index.ts'
import { CONFIG, type Config } from '../platform/config.ts'
import { areaTravel, isWithin } from './area-travel.ts'
import { greatCircleTravel } from './great-circle-travel.ts'
import { judgeReach, type Reach } from './judge-reach.ts'
import { osrmTravel } from './osrm-travel.ts'
import { TravelMemory } from './travel-memory.ts'
import type { AskedLeg, LegShape, Pace, TravelMatrix, TravelSource } from './travel-source.ts'

/** An area is travelled in when at least this share of the places lies in it. */
const COVERED = 0.5

/** Travel among a relay's places, from the best source that answered. */
export interface FoundTravel {
  readonly source: TravelSource
  readonly reach: Reach[]
  readonly matrix: TravelMatrix
  /** Of the best source that is there; not `source`'s own when that one did not answer. */
  readonly wantedKey: string
}

/** Chooses where travel comes from, and remembers what was found. */
@Injectable()
export class Travels implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Travels.name)
  private readonly memory = new TravelMemory()
  private readonly threads = new Map<string, Promise<StreetsThread>>()
  private readonly osrm: TravelSource | null

  constructor(
    private readonly areas: Areas,
    @Inject(CONFIG) config: Config,
  ) {
    this.osrm = config.osrmUrl === undefined ? null : osrmTravel(config.osrmUrl)
    areas.onChange(() => void this.dropGone().catch((error: unknown) => this.logger.warn(error)))
  }

  /** Where travel among these places comes from now, best first: an area that covers them, OSRM, the great circle. */
  async sourcesFor(places: readonly Position[]): Promise<TravelSource[]> {
    const area = bestArea(await this.areas.current(), places)
    return [
      ...(area ? [areaTravel(area, () => this.streetsOf(area.id))] : []),
      ...(this.osrm ? [this.osrm] : []),
      greatCircleTravel,
    ]
  }

  /** The source that a plan for these places would use; compare it by `key`. */
  async keyFor(places: readonly Position[]): Promise<string> {
    return (await this.sourcesFor(places))[0]?.key ?? greatCircleTravel.key
  }

  async among(places: readonly Position[], pace: Pace): Promise<FoundTravel> {
    const sources = await this.sourcesFor(places)
    const wantedKey = sources[0]?.key ?? greatCircleTravel.key
    for (const source of sources) {
      try {
        const { spots, matrix } = await this.memory.among(source, places, pace)
        const reach = judgeReach(spots, matrix)
        // A router made of another country's streets answers too. What an imported area has no way to is an island.
        if (source === this.osrm && places.length > 1 && reach.filter(Boolean).length < 2) {
          this.memory.drop(source)
          throw new Error('it knows no way between any two of the places')
        }
        return { source, wantedKey, reach, matrix }
      } catch (error) {
        this.logger.warn(`no travel from ${source.origin.source}: ${String(error)}`)
      }
    }
    throw new Error('no source of travel answered')
  }

  /** The shape of each leg; straight where the source does not answer any more. */
  async legs(source: TravelSource, legs: readonly AskedLeg[], pace: Pace): Promise<LegShape[]> {
    try {
      return await source.legs(legs, pace)
    } catch (error) {
      this.logger.warn(`no legs from ${source.origin.source}: ${String(error)}`)
      return greatCircleTravel.legs(legs, pace)
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    const threads = [...this.threads.values()]
    this.threads.clear()
    await Promise.allSettled(threads.map(async (thread) => (await thread).close()))
  }

  /** One thread for each area in use, made when it is first asked, and again if it has died. */
  private async streetsOf(areaId: string): Promise<StreetsThread> {
    const running = this.threads.get(areaId)
    const known = await running?.catch(() => null)
    if (known && !known.isOver) return known
    if (this.threads.get(areaId) === running) {
      this.threads.set(
        areaId,
        this.areas.streetsOf(areaId).then((graph) => new StreetsThread(graph)),
      )
    }
    return this.threads.get(areaId) ?? Promise.reject(new Error('the server is stopping'))
  }

  private async dropGone(): Promise<void> {
    const here = new Set((await this.areas.current()).map(({ id }) => id))
    for (const [id, thread] of this.threads) {
      if (here.has(id)) continue
      this.threads.delete(id)
      await thread.then((running) => running.close()).catch(() => undefined)
    }
  }
}

/** The area that most of the places lie in; the newest of several. */
function bestArea(areas: readonly Area[], places: readonly Position[]): Area | null {
  let best: { area: Area; covered: number } | null = null
  for (const area of areas) {
    const covered = places.filter((place) => isWithin(area.bounds, place)).length
    if (covered > (best?.covered ?? 0)) best = { area, covered }
  }
  return best && best.covered >= COVERED * places.length ? best.area : null
}
