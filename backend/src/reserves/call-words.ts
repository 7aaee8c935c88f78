import type { Coordinator } from '@stafet/domain/contract/relay.ts'
import { addDays, wallClock } from '../relays/index.ts'
import type { CalledLeg } from './called-leg.ts'

/** What reserves and the coordinator are told; Danish, as everything that goes out to volunteers. */
export const callWords = {
  asked: (
    leg: CalledLeg,
    when: string,
    { link, coordinator }: { link: string | null; coordinator: Coordinator | null },
  ): { subject: string; body: string } => ({
    subject: `Kan du bære depechen ${when}?`,
    body: `Kan du bære depechen fra ${leg.from} til ${leg.stop.name} ${when}? ${distance(leg)}. ${
      link ? `Svar her: ${link}` : coordinator ? `Ring til ${called(coordinator)}.` : ''
    }`.trim(),
  }),

  yours: (
    leg: CalledLeg,
    when: string,
    coordinator: Coordinator | null,
  ): { subject: string; body: string } => ({
    subject: 'Tak, du bærer depechen',
    body: `Tak. Du bærer depechen fra ${leg.from} til ${leg.stop.name}. Mød op hos ${leg.from} ${when}.${
      coordinator ? ` Spørgsmål: ${called(coordinator)}.` : ''
    }`,
  }),

  taken: (leg: CalledLeg): { subject: string; body: string } => ({
    subject: 'Turen er taget af en anden',
    body: `Turen med depechen fra ${leg.from} til ${leg.stop.name} er taget af en anden. Tak, fordi du stod klar.`,
  }),

  givenUp: (leg: CalledLeg, name: string): { subject: string; body: string } => ({
    subject: `Ingen bærer depechen til ${leg.stop.name}`,
    body: `${name} kan alligevel ikke bære depechen fra ${leg.from} til ${leg.stop.name}. Turen er ledig igen.`,
  }),

  closed: (leg: CalledLeg): { subject: string; body: string } => ({
    subject: 'Vi har ikke brug for hjælp alligevel',
    body: `Vi har ikke brug for hjælp med depechen fra ${leg.from} til ${leg.stop.name} alligevel. Tak, fordi du stod klar.`,
  }),
}

/** What stands in the organisers' diary. */
export const diaryWords = {
  asked: (to: string, count: number, outOfReach: readonly string[]): string =>
    [
      count === 0
        ? `Ingen reserve kan nås til at bære depechen til ${to}.`
        : `${count} ${count === 1 ? 'reserve er' : 'reserver er'} spurgt, om de kan bære depechen til ${to}.`,
      ...(outOfReach.length > 0 ? [`Kan ikke nås: ${outOfReach.join(', ')}.`] : []),
    ].join(' '),
  taken: (to: string, name: string): string => `${name} bærer depechen til ${to}.`,
  givenUp: (to: string, name: string): string => `${name} kan alligevel ikke bære depechen til ${to}.`,
  closed: (to: string): string => `Der bliver ikke længere spurgt, om nogen kan bære depechen til ${to}.`,
}

/** When the leg begins, as people say it: "i dag kl. 10.20". */
export function when({ departsAt }: CalledLeg, nowMs: number, timeZone: string): string {
  const { date, time } = wallClock(Date.parse(departsAt), timeZone)
  const today = wallClock(nowMs, timeZone).date
  const [, month = '', day = ''] = date.split('-')
  const said =
    date === today ? 'i dag' : date === addDays(today, 1) ? 'i morgen' : `d. ${Number(day)}.${Number(month)}.`
  return `${said} kl. ${time.replace(':', '.')}`
}

const distance = ({ distanceM, way }: CalledLeg): string =>
  `${(distanceM / 1000).toLocaleString('da-DK', { maximumFractionDigits: 1 })} km ${way === 'foot' ? 'til fods' : 'på cykel'}`

const called = ({ name, phone }: Coordinator): string => `${name}, tlf. ${phone}`
