import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { da } from './words.da.ts'
import { en } from './words.en.ts'

export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** The language that an address asks for with `?lang=en`; Danish when it asks for none or for one we lack. */
export function languageOf(search: string): Language {
  return new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'da'
}

const words = i18next.createInstance()
void words.use(initReactI18next).init({
  lng: languageOf(window.location.search),
  fallbackLng: 'da',
  supportedLngs: languages,
  defaultNS: 'ui',
  ns: ['ui'],
  resources: { da: { ui: da }, en: { ui: en } },
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  initAsync: false,
})
document.documentElement.lang = currentLanguage()
words.on('languageChanged', () => {
  document.documentElement.lang = currentLanguage()
})

/**
 * Brings the words of one folder in, in both languages. Called once, when the folder's own code is loaded, so
 * that nobody downloads the words of screens they do not see.
 */
export function addWords<Words extends object>(namespace: string, both: { da: Words; en: Words }): void {
  for (const language of languages) words.addResourceBundle(language, namespace, both[language])
}

/** The language on screen, for code outside React such as requests. */
export function currentLanguage(): Language {
  return words.language === 'en' ? 'en' : 'da'
}

/** Words that are needed outside React. */
export const uiWord = words.getFixedT(null, 'ui')

/** The language on screen and a way to change it. Kept in memory and in the address, never stored. */
export function useLanguage(): { language: Language; switchTo: (language: Language) => void } {
  const { i18n } = useTranslation('ui')
  return {
    language: i18n.language === 'en' ? 'en' : 'da',
    switchTo: (language) => void i18n.changeLanguage(language),
  }
}

/** Text in several shapes: keeps the keys of the Danish words and lets every text differ. */
export type WordsLike<T> = { [K in keyof T]: T[K] extends string ? string : WordsLike<T[K]> }
