import { z } from 'zod'
import type { ErrorBody, ErrorCode } from '@stafet/domain/contract/errors.ts'
import type { Language } from './language.ts'
import type { Refusal } from './refusal.ts'

const words: Record<Language, Record<ErrorCode, string>> = {
  da: {
    invalid: 'Noget er ikke udfyldt rigtigt. Ret det, der er nævnt, og prøv igen.',
    'malformed-json': 'Forespørgslen er ikke gyldig JSON.',
    'unreadable-file': 'Filen kan ikke læses. Brug et regneark (.xlsx) eller en CSV-fil.',
    'not-logged-in': 'Du er ikke logget ind. Log ind, og prøv igen.',
    'wrong-log-in': 'E-mail eller adgangskode passer ikke. Prøv igen.',
    'not-allowed': 'Det har du ikke adgang til.',
    'not-found': 'Det, du leder efter, findes ikke.',
    'unknown-relay': 'Der er ingen stafet med den adresse.',
    'unknown-link': 'Linket virker ikke længere. Bed arrangøren om et nyt.',
    'unknown-code': 'Koden passer ikke. Se efter på sedlen, og prøv igen, eller ring til arrangøren.',
    'changed-meanwhile': 'En anden har ændret det imens. Hent det igen, og lav din ændring på ny.',
    'not-planned': 'Der er ingen plan endnu. Lav og udsend en plan først.',
    'already-running': 'Det er allerede i gang. Vent, til det er færdigt, eller stop det.',
    'already-taken': 'Webadressen er allerede i brug. Vælg en anden.',
    'not-under-way': 'Det kan kun gøres, mens stafetten er i gang.',
    'unreadable-picture': 'Billedet kan ikke læses. Tag et nyt, eller vælg et andet.',
    'too-large': 'Det sendte er for stort.',
    'too-many-requests': 'Der er prøvet for mange gange. Vent et minut, og prøv igen.',
    unexpected: 'Noget gik galt hos os. Prøv igen om lidt.',
    unavailable: 'Vi kan ikke få fat i databasen lige nu. Prøv igen om lidt.',
  },
  en: {
    invalid: 'Something is not filled in correctly. Correct what is listed and try again.',
    'malformed-json': 'The request is not valid JSON.',
    'unreadable-file': 'The file cannot be read. Use a spreadsheet (.xlsx) or a CSV file.',
    'not-logged-in': 'You are not logged in. Log in and try again.',
    'wrong-log-in': 'The e-mail or password is not right. Try again.',
    'not-allowed': 'You do not have access to that.',
    'not-found': 'What you are looking for does not exist.',
    'unknown-relay': 'There is no relay at that address.',
    'unknown-link': 'The link no longer works. Ask the organiser for a new one.',
    'unknown-code': 'The code does not fit. Look at the note and try again, or call the organiser.',
    'changed-meanwhile': 'Somebody else has changed it meanwhile. Load it again and redo your change.',
    'not-planned': 'There is no plan yet. Make and release a plan first.',
    'already-running': 'It is already under way. Wait until it is done, or stop it.',
    'already-taken': 'The web address is already in use. Choose another.',
    'not-under-way': 'This can only be done while the relay is under way.',
    'unreadable-picture': 'The picture cannot be read. Take a new one, or choose another.',
    'too-large': 'What was sent is too large.',
    'too-many-requests': 'Too many tries. Wait a minute and try again.',
    unexpected: 'Something went wrong on our side. Try again in a moment.',
    unavailable: 'We cannot reach the database right now. Try again in a moment.',
  },
}

/** Messages for the rules of our own that the contract's refinements name. */
const rules: Record<Language, Record<string, string>> = {
  da: {
    'ends-before-start': 'Sluttidspunktet skal ligge efter starttidspunktet',
    'days-in-order': 'Dagene skal stå i rækkefølge, og hver dato kun én gang',
    'unknown-time-zone': 'Ukendt tidszone',
    'not-text': 'Teksten indeholder tegn, der ikke kan gemmes',
    'far-from-relay': 'Tidspunktet ligger langt fra stafettens dage',
  },
  en: {
    'ends-before-start': 'The end must be later than the start',
    'days-in-order': 'The days must be in order, and each date only once',
    'unknown-time-zone': 'Unknown time zone',
    'not-text': 'The text holds characters that cannot be kept',
    'far-from-relay': 'The time lies far from the days of the relay',
  },
}

const locales = { da: z.locales.da().localeError, en: z.locales.en().localeError }

export function errorBodyOf(refusal: Refusal, language: Language): ErrorBody {
  return {
    code: refusal.code,
    message: refusal.told ?? words[language][refusal.code],
    details: refusal.misfit ? detailsOf(refusal.misfit, language) : [],
  }
}

/** Parses once more, now with the messages of the language. */
function detailsOf(
  { schema, value }: NonNullable<Refusal['misfit']>,
  language: Language,
): ErrorBody['details'] {
  const parsed = schema.safeParse(value, {
    error: (issue) => {
      const rule: unknown = issue.code === 'custom' ? issue.params?.rule : undefined
      return typeof rule === 'string' ? rules[language][rule] : locales[language](issue)
    },
  })
  return (parsed.error?.issues ?? []).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }))
}
