const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Take the room of two. */
const extended = '^{}\\[~]|€\f'

/** Marks that only look nicer: with them a message would have room for 70 characters instead of 160. */
const plainMarks: Record<string, string> = {
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '»': '"',
  '«': '"',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '·': '-',
}

/** The text with plain marks, as it goes out by SMS. */
export const withPlainMarks = (text: string): string =>
  text.replaceAll(/\P{ASCII}/gu, (mark) => plainMarks[mark] ?? mark)

/** Whether every character is in the alphabet of ordinary SMS, which æ, ø and å are. */
export const isOrdinary = (text: string): boolean =>
  [...text].every((character) => basic.includes(character) || extended.includes(character))

/** In how many parts, each paid for, a text goes out. */
export function smsParts(text: string): number {
  if (isOrdinary(text)) {
    const length = [...text].reduce((sum, character) => sum + (extended.includes(character) ? 2 : 1), 0)
    return length <= 160 ? 1 : Math.ceil(length / 153)
  }
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
}
