import { useMemo } from 'react'
import { createFormats, type Formats } from './format.ts'
import { useLanguage } from './language/language.ts'

/** The formats of `format.ts` in the language on screen and a relay's own time zone. */
export function useFormats(timeZone: string): Formats {
  const { language } = useLanguage()
  return useMemo(() => createFormats(language, timeZone), [language, timeZone])
}
