import { StartFailure } from './start-failure.ts'

/** What an error says about itself: code, port, address, path … */
type Facts = Record<string, string | undefined>

/** By the code of the system or of PostgreSQL (SQLSTATE): one sentence that says what is wrong and what to do. */
const sentences: Record<string, (error: Facts) => string> = {
  EADDRINUSE: (error) =>
    `Port ${error.port} er optaget af et andet program: stop det, eller vælg en anden port, f.eks. PORT=${Number(error.port) + 1} npm start.`,
  EADDRNOTAVAIL: (error) => `Maskinen har ikke adressen ${error.address}: ret HOST, f.eks. HOST=127.0.0.1.`,
  ENOSPC: () => 'Disken er fuld: gør plads, eller vælg en mappe på en anden disk med DATA_DIR.',
  EDQUOT: () => 'Disken er fuld: gør plads, eller vælg en mappe på en anden disk med DATA_DIR.',
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: forbidden,
  ECONNREFUSED: (error) =>
    `Ingen database svarer på ${error.address}:${error.port}: er den startet, og er DATABASE_URL rigtig?`,
  ECONNRESET: () =>
    'Databasen lukkede forbindelsen: er DATABASE_URL rigtig, og taler den anden ende PostgreSQL?',
  ENOTFOUND: (error) => `Databasens vært ${error.hostname} findes ikke: ret DATABASE_URL.`,
  EAI_AGAIN: (error) =>
    `Databasens vært ${error.hostname} kan ikke slås op lige nu: er der net, og er DATABASE_URL rigtig?`,
  ETIMEDOUT: (error) =>
    `Databasen på ${error.address}:${error.port} svarer ikke: er der net, og er DATABASE_URL rigtig?`,
  EHOSTUNREACH: (error) =>
    `Databasens vært ${error.address} kan ikke nås: er der net, og er DATABASE_URL rigtig?`,
  ENETUNREACH: (error) =>
    `Databasens vært ${error.address} kan ikke nås: er der net, og er DATABASE_URL rigtig?`,
  '28P01': () => 'Databasen afviser brugerens adgangskode: ret DATABASE_URL.',
  '28000': () => 'Databasen afviser brugeren: ret DATABASE_URL, eller giv brugeren adgang til databasen.',
  '3D000': () => 'Databasen findes ikke på serveren: opret den, eller ret navnet sidst i DATABASE_URL.',
  '42501': () =>
    'Databasens bruger må ikke oprette tabeller: giv den rettigheder til databasen i DATABASE_URL.',
  '53100': () => 'Databasens disk er fuld: gør plads på den.',
  '53300': () =>
    'Databasen har ikke plads til flere forbindelser: luk nogle, eller hæv dens max_connections.',
  '57P03': () => 'Databasen er ved at starte eller stoppe: prøv igen om lidt.',
}

function forbidden(error: Facts): string {
  if (error.syscall === 'listen')
    return `Port ${error.port} kræver særlige rettigheder: vælg en port over 1023 med PORT.`
  return `Serveren må ikke skrive i ${error.path ?? 'sin mappe'}: ret mappens rettigheder, eller vælg en anden med DATA_DIR.`
}

/**
 * Why the server could not start, as one Danish sentence (several lines when several settings are wrong).
 * Looks through the errors that wrap others, and never shows a database's password.
 */
export function explainStartFailure(error: unknown): string {
  if (error instanceof StartFailure) return error.message
  for (const facts of unwrap(error)) {
    const sentence = sentences[facts.code ?? '']
    if (sentence) return sentence(facts)
  }
  const message = error instanceof Error ? error.message : String(error)
  return `Serveren kunne ikke starte: ${message.replace(/(\w+:\/\/[^:@/\s]*):[^@\s]*@/g, '$1:***@')}`
}

/** The error, what it was caused by, and the attempts it gathers (one per address of a host). */
function unwrap(error: unknown): Facts[] {
  if (typeof error !== 'object' || error === null) return []
  const said = Object.getOwnPropertyNames(error).map((name): [string, unknown] => [
    name,
    Reflect.get(error, name),
  ])
  const { errors, cause, driverError }: Record<string, unknown> = Object.fromEntries(said)
  const facts = Object.fromEntries(
    said.flatMap(([name, value]) => (isPlain(value) ? [[name, String(value)]] : [])),
  )
  const attempts: unknown[] = Array.isArray(errors) ? errors : []
  const inner = [...attempts, cause, driverError].flatMap(unwrap)
  // An attempt knows its address and port; the error that gathers them has only the code.
  return attempts.length > 0 ? [...inner, facts] : [facts, ...inner]
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
