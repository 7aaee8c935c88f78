import { resolve } from 'node:path'
import type { TileGrid } from '@stafet/domain/contract/base-map.ts'
import { z } from 'zod'
import { StartFailure } from './start-failure.ts'

const PORT_RANGE = 'skal være et helt tal fra 0 til 65535 (0: en ledig port)'

/** Everything that the environment may say; each message tells what is allowed. */
const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_RANGE)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT_RANGE)
    .default(3000),
  // Only this machine, unless somebody asks for more: a first start has a demo log-in that everybody can read
  // in the README. The container opens it, since there the published port decides who gets in.
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'skal se ud som postgres://bruger:adgangskode@vært:5432/database',
    })
    .optional(),
  DEMO: z.enum(['on', 'off'], 'skal være on eller off').default('on'),
  TILE_URL: z
    .string()
    .regex(
      /^(https?:\/\/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\}).+)?$/,
      'skal være en http-adresse med {z}, {x} og {y}, eller tom',
    )
    .default('https://tile.openstreetmap.org/{z}/{x}/{y}.png'),
  TILE_GRID: z
    .enum(['web-mercator', 'EPSG:25832'], 'skal være web-mercator eller EPSG:25832')
    .default('web-mercator'),
  TILE_ATTRIBUTION: z.string().default('© OpenStreetMap'),
  ADDRESS_TOKEN: z.string().max(400).optional(),
  ADDRESS_URL: z
    .url({ protocol: /^https?$/, error: 'skal være en http-adresse' })
    .default('https://adressevaelger.dk'),
  ADDRESS_MUNICIPALITY: z
    .string()
    .regex(/^\d{4}$/, 'skal være kommunens nummer med fire cifre, f.eks. 0330')
    .optional(),
  OSRM_URL: z
    .string()
    .regex(
      /^https?:\/\/.+$/,
      'skal være en http-adresse, f.eks. http://osrm:5000 eller http://osrm-{profile}:5000',
    )
    .optional(),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'skal være den adresse, som folk bruger, f.eks. https://stafet.kommune.dk',
    })
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'skal se ud som smtp://bruger:adgangskode@vært:587' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      'skal være afsenderens adresse, f.eks. Fællesskabsstafetten <stafet@kommune.dk>',
    )
    .optional(),
  SMS_URL: z
    .url({ protocol: /^https?$/, error: 'skal være en http-adresse' })
    .default('https://gatewayapi.eu'),
  SMS_TOKEN: z.string().max(400).optional(),
  SMS_SENDER: z
    .string()
    .regex(/^([A-Za-z0-9 ]{1,11}|\d{1,15})$/, 'skal være højst 11 bogstaver (a-z) og tal, eller et nummer')
    .default('Stafetten'),
  DEV_POST: z.enum(['on', 'off'], 'skal være on eller off').optional(),
  NODE_ENV: z.string().optional(),
  ORGANISER_EMAIL: z.email({ error: 'skal være en e-mailadresse' }).optional(),
  ORGANISER_PASSWORD: z.string().min(10, 'skal have mindst 10 tegn').optional(),
  PERSONAL_DATA_KEPT_DAYS: z
    .string()
    .regex(/^\d{1,3}$/, 'skal være et helt tal fra 0 til 999 (dage efter stafettens sidste dag)')
    .transform(Number)
    .default(30),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'skal være fatal, error, warn, info, debug, trace eller silent',
    )
    // In a terminal people want to read where the server is; whoever gathers logs sets info.
    .default('warn'),
})

/** Nest's token for the configuration. */
export const CONFIG = Symbol('config')

/** What the server is set to do. */
export interface Config {
  port: number
  host: string
  /** Absolute path. */
  dataDir: string
  /** Absent: the PostgreSQL that comes with the product, with its data in `dataDir`. */
  databaseUrl: string | undefined
  demo: boolean
  /** Where the tile proxy fetches from; null: no tiles, only the land outline. */
  tiles: { url: string; attribution: string; grid: TileGrid } | null
  /**
   * Where addresses are looked up, without a slash at the end, and within which municipality; null: nowhere.
   * The token never leaves the server.
   */
  addresses: { url: string; token: string; municipality: string | null } | null
  /** A street router, used where no area covers a relay; `{profile}` in it stands for `foot` or `bike`. */
  osrmUrl: string | undefined
  /** Without a slash at the end; absent when nobody said. */
  publicUrl: string | undefined
  /** Where mail is handed over, and who it comes from; null: none is sent. */
  mail: { url: string; from: string } | null
  /** A service that speaks GatewayAPI's format, without a slash at the end; null: no SMS is sent. */
  sms: { url: string; token: string; sender: string } | null
  /** Organisers can read all that would be sent, at `/dev/post`. */
  devPost: boolean
  /** Who can log in besides the demo's organiser; null when nobody was named. */
  organiser: { email: string; password: string } | null
  /** Days after a relay's last day on which carriers' positions, what was sent to whom, and reserves are deleted. */
  personalDataKeptDays: number
  logLevel: z.infer<typeof environment>['LOG_LEVEL']
}

/**
 * Reads the whole configuration at once. An empty variable counts as absent, except `TILE_URL`, where it means
 * that there are no tiles.
 *
 * @throws StartFailure with one line per variable that is not allowed: its name, its value (never a
 *   password, nor `DATABASE_URL`, which holds one) and what is allowed.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.entries(env).filter(([name, value]) => value !== '' || name === 'TILE_URL')
  const read = environment.safeParse(Object.fromEntries(given))
  if (!read.success)
    throw new StartFailure(read.error.issues.map((issue) => wrongLine(issue, env)).join('\n'))
  const { data } = read
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    demo: data.DEMO === 'on',
    tiles:
      data.TILE_URL === ''
        ? null
        : { url: data.TILE_URL, attribution: data.TILE_ATTRIBUTION, grid: data.TILE_GRID },
    addresses: data.ADDRESS_TOKEN
      ? {
          url: data.ADDRESS_URL.replace(/\/+$/, ''),
          token: data.ADDRESS_TOKEN,
          municipality: data.ADDRESS_MUNICIPALITY ?? null,
        }
      : null,
    osrmUrl: data.OSRM_URL,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ''),
    mail: mailOf(data),
    sms: data.SMS_TOKEN
      ? { url: data.SMS_URL.replace(/\/+$/, ''), token: data.SMS_TOKEN, sender: data.SMS_SENDER }
      : null,
    devPost: data.DEV_POST === undefined ? data.NODE_ENV !== 'production' : data.DEV_POST === 'on',
    organiser: organiserOf(data),
    personalDataKeptDays: data.PERSONAL_DATA_KEPT_DAYS,
    logLevel: data.LOG_LEVEL,
  }
}

function organiserOf(data: z.infer<typeof environment>): Config['organiser'] {
  const { ORGANISER_EMAIL: email, ORGANISER_PASSWORD: password } = data
  if (email === undefined && password === undefined) return null
  if (email === undefined || password === undefined)
    throw new StartFailure('ORGANISER_EMAIL og ORGANISER_PASSWORD skal være der begge to eller slet ikke.')
  return { email, password }
}

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: z.infer<typeof environment>): Config['mail'] {
  if (url === undefined && from === undefined) return null
  if (url === undefined || from === undefined)
    throw new StartFailure('SMTP_URL og MAIL_FROM skal være der begge to eller slet ikke.')
  return { url, from }
}

const secrets: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'ORGANISER_PASSWORD',
  'ADDRESS_TOKEN',
  'SMTP_URL',
  'SMS_TOKEN',
])

function wrongLine(issue: z.core.$ZodIssue, env: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  // What follows the question mark of a tile service's address is often its key.
  const shown = name === 'TILE_URL' ? env[name]?.replace(/\?.*/, '?…') : env[name]
  const value = secrets.has(name) ? '(skjult)' : `"${shown}"`
  return `${name} er ${value}, men ${issue.message}.`
}
