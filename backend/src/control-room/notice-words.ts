import type { Replan } from '@stafet/domain/contract/control-room.ts'

/** What those at a stop read when their time is another, or those who bring or get the baton are. Danish, as everything that goes out to volunteers. */
export const replanWords = {
  subject: (relay: string): string => `Ny tid for depechen: ${relay}`,
  moved: (relay: string, from: string, to: string): string =>
    `${relay}: Depechen kommer til jer kl. ${to} i stedet for kl. ${from}.`,
  /** After what else is said; only what is new. */
  neighbours: ({ from, to }: Pick<Replan['neighbours'][number], 'from' | 'to'>): string =>
    [
      from === null ? '' : from === '' ? ' I er de første, der får den.' : ` I får den fra ${from}.`,
      to === null ? '' : to === '' ? ' I er de sidste, der får den.' : ` I giver den til ${to}.`,
    ].join(''),
  orderSubject: (relay: string): string => `Ny rækkefølge for depechen: ${relay}`,
  order: (relay: string): string => `${relay}: Depechen går i en ny rækkefølge.`,
  droppedSubject: (relay: string): string => `Depechen kommer ikke: ${relay}`,
  dropped: (relay: string, at: string): string =>
    `${relay}: Depechen kan desværre ikke nå frem til jer i dag kl. ${at}. Vi beklager, og vi ringer til jer, så snart vi kan.`,
  call: (name: string, phone: string): string => ` Spørgsmål: ${name}, tlf. ${phone}.`,
}

export const messageWords = {
  subject: (relay: string): string => `Besked om ${relay}`,
  body: (relay: string, text: string): string => `${relay}: ${text}`,
}

/** What stands in the diary. */
export const diaryWords = {
  replanned: (moved: number, dropped: number, number: number, told: number): string =>
    [
      'Resten af dagen er lagt om',
      `${moved} ${moved === 1 ? 'tid' : 'tider'} flyttet`,
      ...(dropped > 0 ? [`${dropped} stop udgår`] : []),
      `plan nr. ${number} udsendt`,
      told > 0 ? `${told} har fået besked` : 'ingen har fået besked',
    ].join(', ') + '.',
  message: (text: string, names: readonly string[]): string => `Besked til ${names.join(', ')}: “${text}”`,
}

/** What stands in the way of planning the rest of a day. */
export const refusalWords = {
  da: {
    notToday: 'Der er ikke flere stop tilbage i dag, så der er intet at lægge om.',
    unsettled: (names: string): string =>
      `Sig først, om depechen kom til ${names}: meld den modtaget, eller spring stoppet over.`,
  },
  en: {
    notToday: 'No stops are left today, so there is nothing to plan anew.',
    unsettled: (names: string): string =>
      `Say first whether the baton came to ${names}: check it in, or skip the stop.`,
  },
}
