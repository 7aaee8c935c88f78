import { resolve } from 'node:path'
import { readConfig } from './config.ts'

test('says what holds when nothing is set', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    databaseUrl: undefined,
    demo: true,
    tiles: {
      url: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
      attribution: '© OpenStreetMap',
      grid: 'web-mercator',
    },
    addresses: null,
    publicUrl: undefined,
    mail: null,
    sms: null,
    devPost: true,
    organiser: null,
    personalDataKeptDays: 30,
    logLevel: 'warn',
  })
})

test('reads each variable', () => {
  const env = {
    PORT: '8080',
    HOST: '0.0.0.0',
    DATA_DIR: '/var/lib/stafet',
    DATABASE_URL: 'postgresql://stafet:secret@db:5432/stafet',
    DEMO: 'off',
    TILE_URL: 'http://127.0.0.1:9/{z}/{x}/{y}.webp?token=a',
    TILE_GRID: 'EPSG:25832',
    TILE_ATTRIBUTION: '© Klimadatastyrelsen',
    ADDRESS_TOKEN: 'hemmelig',
    ADDRESS_URL: 'http://127.0.0.1:9/',
    ADDRESS_MUNICIPALITY: '0330',
    PUBLIC_URL: 'https://stafet.kommune.dk/',
    SMTP_URL: 'smtps://stafet:hemmelig@mail.kommune.dk',
    MAIL_FROM: 'Fællesskabsstafetten <stafet@kommune.dk>',
    SMS_URL: 'http://127.0.0.1:9/',
    SMS_TOKEN: 'hemmelig',
    SMS_SENDER: 'Slagelse',
    DEV_POST: 'off',
    ORGANISER_EMAIL: 'anna@stafet.kommune.dk',
    ORGANISER_PASSWORD: 'en lang sætning',
    PERSONAL_DATA_KEPT_DAYS: '14',
    LOG_LEVEL: 'silent',
  }
  expect(readConfig(env)).toEqual({
    port: 8080,
    host: '0.0.0.0',
    dataDir: '/var/lib/stafet',
    databaseUrl: 'postgresql://stafet:secret@db:5432/stafet',
    demo: false,
    tiles: {
      url: 'http://127.0.0.1:9/{z}/{x}/{y}.webp?token=a',
      attribution: '© Klimadatastyrelsen',
      grid: 'EPSG:25832',
    },
    addresses: { url: 'http://127.0.0.1:9', token: 'hemmelig', municipality: '0330' },
    publicUrl: 'https://stafet.kommune.dk',
    mail: {
      url: 'smtps://stafet:hemmelig@mail.kommune.dk',
      from: 'Fællesskabsstafetten <stafet@kommune.dk>',
    },
    sms: { url: 'http://127.0.0.1:9', token: 'hemmelig', sender: 'Slagelse' },
    devPost: false,
    organiser: { email: 'anna@stafet.kommune.dk', password: 'en lang sætning' },
    personalDataKeptDays: 14,
    logLevel: 'silent',
  })
})

test('an empty variable counts as absent, but an empty TILE_URL as no tiles', () => {
  const empty = { PORT: '', HOST: '', DATABASE_URL: '', PUBLIC_URL: '', DEMO: '', TILE_URL: '' }
  expect(readConfig(empty)).toEqual({ ...readConfig({}), tiles: null })
})

test('names every wrong variable with its value and what is allowed, in one line each', () => {
  const wrong = {
    PORT: '70000',
    DEMO: 'no',
    TILE_URL: 'https://tiles.example/{z}/{x}.png',
    LOG_LEVEL: 'loud',
    PUBLIC_URL: 'ftp://x',
  }
  expect(() => readConfig(wrong)).toThrow(
    [
      'PORT er "70000", men skal være et helt tal fra 0 til 65535 (0: en ledig port).',
      'DEMO er "no", men skal være on eller off.',
      'TILE_URL er "https://tiles.example/{z}/{x}.png", men skal være en http-adresse med {z}, {x} og {y}, eller tom.',
      'PUBLIC_URL er "ftp://x", men skal være den adresse, som folk bruger, f.eks. https://stafet.kommune.dk.',
      'LOG_LEVEL er "loud", men skal være fatal, error, warn, info, debug, trace eller silent.',
    ].join('\n'),
  )
})

test('never prints the key in a wrong TILE_URL', () => {
  expect(() => readConfig({ TILE_URL: 'https://tiles.example/{z}?apikey=secret' })).toThrow(
    'TILE_URL er "https://tiles.example/{z}?…", men skal være',
  )
})

test.each(['abc', '1.5', '-1', '0x1F40'])('refuses the port %s', (PORT) => {
  expect(() => readConfig({ PORT })).toThrow(`PORT er "${PORT}", men skal være et helt tal`)
})

test('never prints the password of a wrong DATABASE_URL', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://stafet:secret@db/stafet' })).toThrow(
    'DATABASE_URL er (skjult), men skal se ud som postgres://bruger:adgangskode@vært:5432/database.',
  )
})

test('an organiser needs both e-mail and password, and the password is never shown', () => {
  expect(() => readConfig({ ORGANISER_EMAIL: 'a@b.dk' })).toThrow('skal være der begge to eller slet ikke')
  expect(() => readConfig({ ORGANISER_EMAIL: 'a@b.dk', ORGANISER_PASSWORD: 'kort' })).toThrow(
    /^ORGANISER_PASSWORD er \(skjult\), men skal have mindst 10 tegn\.$/,
  )
})

test('mail needs both a server and a sender, and neither password nor token is ever shown', () => {
  expect(() => readConfig({ SMTP_URL: 'smtp://mail.kommune.dk' })).toThrow(
    'SMTP_URL og MAIL_FROM skal være der begge to eller slet ikke.',
  )
  const wrong = { SMTP_URL: 'http://stafet:hemmelig@mail', MAIL_FROM: 'stafet', SMS_SENDER: 'Stafetten 2027' }
  expect(() => readConfig(wrong)).toThrow(
    [
      'SMTP_URL er (skjult), men skal se ud som smtp://bruger:adgangskode@vært:587.',
      'MAIL_FROM er "stafet", men skal være afsenderens adresse, f.eks. Fællesskabsstafetten <stafet@kommune.dk>.',
      'SMS_SENDER er "Stafetten 2027", men skal være højst 11 bogstaver (a-z) og tal, eller et nummer.',
    ].join('\n'),
  )
})

test('in production nobody reads what is sent at /dev/post, unless somebody asks for it', () => {
  expect(readConfig({ NODE_ENV: 'production' }).devPost).toBe(false)
  expect(readConfig({ NODE_ENV: 'production', DEV_POST: 'on' }).devPost).toBe(true)
})
