import { smsParts, withPlainMarks } from '../sms-parts.ts'

/** A neighbour in the chain: the community's name, and who carries the baton from there, where that is known. */
export interface Neighbour {
  name: string
  carriers: string
}

const SHORT = 22

/**
 * What those at a stop are told, in Danish and in one SMS where that can be: longer names are cut short when they
 * alone make it two.
 */
export const noticeWords = {
  canYouStill: (relay: string, time: string, link: string | null): { subject: string; body: string } => ({
    subject: `Kan I stadig i morgen? ${relay}`,
    body: `Kan I stadig tage imod depechen i morgen kl. ${time}? ${link ? `Svar her: ${link}` : 'Svar på jeres egen side om stafetten.'}`,
  }),

  tomorrow: (
    relay: string,
    {
      time,
      from,
      to,
      link,
      corrects,
    }: {
      time: string
      from: Neighbour | null
      to: Neighbour | null
      link: string | null
      corrects: boolean
    },
  ): { subject: string; body: string } => {
    const text = (shorten: (name: string) => string): string =>
      [
        `${corrects ? 'Ny tid: depechen' : 'Depechen'} kommer i morgen kl. ${time}${from ? ` fra ${who(from, shorten)}` : ''}.`,
        to ? `I giver den til ${shorten(to.name)}.` : '',
        link ? `Jeres side: ${link}` : '',
      ]
        .filter((part) => part !== '')
        .join(' ')
    const whole = text((name) => name)
    return {
      subject: `I morgen kl. ${time}: ${relay}`,
      body: smsParts(withPlainMarks(whole)) === 1 ? whole : text(cutShort),
    }
  },

  late: (
    relay: string,
    { time, delayMinutes, again }: { time: string; delayMinutes: number; again: boolean },
  ): { subject: string; body: string } =>
    delayMinutes === 0
      ? {
          subject: `Depechen er til tiden igen: ${relay}`,
          body: `Depechen er til tiden igen. Vi venter den hos jer kl. ${time}.`,
        }
      : {
          subject: `Depechen er forsinket: ${relay}`,
          body: `Depechen er ca. ${delayMinutes} min. forsinket. ${again ? 'Nu venter vi' : 'Vi venter'} den hos jer ca. kl. ${time}.`,
        },
}

function who({ name, carriers }: Neighbour, shorten: (name: string) => string): string {
  return carriers === '' ? shorten(name) : `${shorten(carriers)}, ${shorten(name)}`
}

/** After a whole word, where there is one. */
function cutShort(name: string): string {
  if (name.length <= SHORT) return name
  const cut = name.slice(0, SHORT + 1)
  return cut.slice(0, cut.includes(' ') ? cut.lastIndexOf(' ') : SHORT)
}
