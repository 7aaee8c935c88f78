import type { PhotoInput } from '@stafet/domain/contract/photo.ts'
import type { Language } from '../../platform/language.ts'

/** What the organisers' diary says of a photo that came, with the consent as it was given. */
export const cameWords: Record<PhotoInput['consent'], string> = {
  'all-agreed': 'Et billede kom. Alle på det har sagt ja til, at det vises.',
  'nobody-recognisable': 'Et billede kom. Ingen kan genkendes på det.',
  organisers: 'Et billede kom. Kun arrangørerne må se det.',
}

export const takenDownWords = 'Et billede blev taget ned.'

export const noMoreWords = (most: number): Record<Language, string> => ({
  da: `Der er plads til ${most} billeder fra hvert stop, og de er brugt.`,
  en: `There is room for ${most} photos from each stop, and they are used.`,
})
