import { categoryDefaults } from '@stafet/domain/contract/category-defaults.ts'
import {
  categories,
  type Category,
  type Community,
  type OpeningWindow,
} from '@stafet/domain/contract/community.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/language/language.ts'
import { useFormats } from '../../ui/use-formats.ts'
import { describeWindows } from './describe-windows.ts'

/** What holds for a community, its own or by its category, and how to say it. */
export function useCommunityWords(relay: Pick<Relay, 'days'>) {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  const { language } = useLanguage()
  const { shortDayOfDate } = useFormats('UTC')
  const { days } = relay
  return useMemo(() => {
    const dayName = (day: number) => {
      const date = days[day]?.date
      return date ? shortDayOfDate(date) : t('relays.form.day', { number: day + 1 })
    }
    const everyDay = t('communities.field.everyDay').toLocaleLowerCase(language)
    // Looked up once: sorting asks for them tens of thousands of times.
    const names = new Map(categories.map((category) => [category, ui(`category.${category}`)]))
    return {
      categoryName: (category: Category) => names.get(category) ?? category,
      visitMinutes: ({ visitMinutes, category }: Pick<Community, 'visitMinutes' | 'category'>) =>
        visitMinutes ?? categoryDefaults[category].visitMinutes,
      windows: (windows: readonly OpeningWindow[]) =>
        describeWindows(windows, { everyDay, dayName, language }),
    }
  }, [t, ui, language, shortDayOfDate, days])
}
