import type { Language } from '../platform/language.ts'

/** What organisers read when a plan could not be made. */
export const failureWords: Record<
  Language,
  Record<'interrupted' | 'unexpected' | 'nothing' | 'unplaced', string>
> = {
  da: {
    interrupted: 'Beregningen blev afbrudt, fordi serveren stoppede. Start den igen.',
    unexpected: 'Beregningen gik i stå. Prøv igen; den seneste plan er uændret.',
    nothing: 'Der er ingen fællesskaber at planlægge. Tilføj fællesskaber, og sæt dem på kortet.',
    unplaced: 'Er ikke sat på kortet endnu',
  },
  en: {
    interrupted: 'The search was interrupted because the server stopped. Start it again.',
    unexpected: 'The search failed. Try again; the latest plan is unchanged.',
    nothing: 'There are no communities to plan. Add communities and place them on the map.',
    unplaced: 'Not placed on the map yet',
  },
}
