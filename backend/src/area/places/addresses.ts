import { Inject, Injectable } from '@nestjs/common'
import type { FoundPlace } from '@stafet/domain/contract/place-search.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import proj4 from 'proj4'
import { z } from 'zod'
import { CONFIG, type Config } from '../../platform/config.ts'

const PATIENCE_MS = 2500
/** After the service has failed it is left alone for this long: a service that is down is not asked for ever. */
const REST_MS = 60_000
/** The longest text that the service takes. */
const LONGEST = 73
const AT_MOST = 5
const REMEMBERED = 500
const BIGGEST_ANSWER = 500_000

/** EPSG:25832, in which Denmark measures. */
const utm32 = '+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs'

/** What a search answers; besides house numbers there are streets, which have no place of their own. */
const searchAnswer = z.object({
  fund: z.array(z.object({ type: z.string(), id: z.string().nullish(), titel: z.string() })),
})

const accessPoint = z.object({
  adgangspunkt: z.union([
    z
      .object({ geometri: z.object({ coordinates: z.tuple([z.number(), z.number()]).rest(z.number()) }) })
      .transform(({ geometri }) => ({ east: geometri.coordinates[0], north: geometri.coordinates[1] })),
    z
      .object({ koordinater: z.object({ x: z.coerce.number(), y: z.coerce.number() }) })
      .transform(({ koordinater }) => ({ east: koordinater.x, north: koordinater.y })),
  ]),
})
const detailAnswer = z.union([
  z.object({ husnummer: accessPoint }).transform(({ husnummer }) => husnummer.adgangspunkt),
  z
    .object({ adresse: z.object({ husnummer: accessPoint }) })
    .transform(({ adresse }) => adresse.husnummer.adgangspunkt),
])

/** Addresses from Adressevælger, Denmark's own register of them. The token stays here. */
@Injectable()
export class Addresses {
  private readonly answers = new Map<string, Promise<FoundPlace[]>>()
  private restsUntil = 0

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Whether there is a service to ask. */
  get configured(): boolean {
    return this.config.addresses !== null
  }

  /**
   * The addresses that the text may mean, best first; none when it has no house number. `failed` when the service
   * does not answer, or did not a moment ago.
   */
  async find(written: string): Promise<{ places: FoundPlace[]; failed: boolean }> {
    const text = written.replace(/\s+/g, ' ').trim().slice(0, LONGEST)
    if (!this.configured || !/\p{L}{2}.*\d/u.test(text)) return { places: [], failed: false }
    const key = text.toLowerCase()
    const known = this.answers.get(key)
    if (!known && Date.now() < this.restsUntil) return { places: [], failed: true }
    const asked = known ?? this.ask(text)
    this.remember(key, asked)
    try {
      return { places: await asked, failed: false }
    } catch {
      // What went wrong may hold the address of the request, and with it the token: nobody is told.
      this.answers.delete(key)
      this.restsUntil = Date.now() + REST_MS
      return { places: [], failed: true }
    }
  }

  private async ask(text: string): Promise<FoundPlace[]> {
    const patience = AbortSignal.timeout(PATIENCE_MS)
    const { fund } = await this.fetch(searchAnswer, 'husnumre/soeg', { tekst: text }, patience)
    const houses = fund.filter(({ type, id }) => type === 'husnummer' && id).slice(0, AT_MOST)
    return Promise.all(
      houses.map(async ({ id, titel }): Promise<FoundPlace> => {
        const { east, north } = await this.fetch(
          detailAnswer,
          `husnumre/${encodeURIComponent(id ?? '')}`,
          {},
          patience,
        )
        const [street = titel, ...town] = titel.split(', ')
        return {
          name: street,
          kind: 'address',
          near: town.join(', '),
          position: toWgs84(east, north),
          source: 'address',
        }
      }),
    )
  }

  private async fetch<Answer>(
    schema: z.ZodType<Answer>,
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { addresses } = this.config
    if (!addresses) throw new Error('no address service is set up')
    const url = new URL(`${addresses.url}/${path}`)
    const municipality = 'tekst' in query && addresses.municipality
    const all = {
      ...query,
      ...(municipality ? { kommuneKode: municipality } : {}),
      ...('tekst' in query ? { maksimum: String(2 * AT_MOST) } : {}),
      token: addresses.token,
    }
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value)
    const answer = await fetch(url, { signal, headers: { accept: 'application/json' } })
    const body = await answer.text()
    if (!answer.ok || body.length > BIGGEST_ANSWER) throw new Error(`answered ${answer.status}`)
    return schema.parse(JSON.parse(body))
  }

  /** The newest last; the oldest is forgotten. */
  private remember(key: string, asked: Promise<FoundPlace[]>): void {
    this.answers.delete(key)
    this.answers.set(key, asked)
    const oldest = this.answers.keys().next()
    if (this.answers.size > REMEMBERED && !oldest.done) this.answers.delete(oldest.value)
  }
}

function toWgs84(east: number, north: number): Position {
  const [lon, lat] = proj4(utm32, 'EPSG:4326', [east, north])
  const rounded = (degrees: number | undefined): number => Math.round((degrees ?? NaN) * 1e6) / 1e6
  const place = { lat: rounded(lat), lon: rounded(lon) }
  if (!Number.isFinite(place.lat) || !Number.isFinite(place.lon))
    throw new Error('a place without coordinates')
  return place
}
