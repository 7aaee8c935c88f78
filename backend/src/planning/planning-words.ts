import type { Language } from '../platform/language.ts'

/** What organisers read when a plan could not be made. */
export const failureWords: Record<Language, Record<'interrupted' | 'unexpected' | 'nothing', string>> = {
  da: {
    interrupted: 'Beregningen blev afbrudt, fordi serveren stoppede. Start den igen.',
    unexpected: 'Beregningen gik i stå. Prøv igen; den seneste plan er uændret.',
    nothing: 'Der er ingen fællesskaber at planlægge. Tilføj fællesskaber, og sæt dem på kortet.',
  },
  en: {
    interrupted: 'The search was interrupted because the server stopped. Start it again.',
    unexpected: 'The search failed. Try again; the latest plan is unchanged.',
    nothing: 'There are no communities to plan. Add communities and place them on the map.',
  },
}

/** What they read about a draft. */
export const draftWords = {
  da: {
    unplaced: 'Er ikke sat på kortet endnu',
    replanned: (number: number): string =>
      `Resten af en dag er lagt om undervejs og udsendt som plan nr. ${number}. Kladden er ældre: udsender I den, gælder den gamle dag igen.`,
  },
  en: {
    unplaced: 'Not placed on the map yet',
    replanned: (number: number): string =>
      `The rest of a day was planned anew on the way and released as plan no. ${number}. The draft is older: releasing it brings the old day back.`,
  },
}
