import { describeWindows } from './describe-windows.ts'

const words = {
  everyDay: 'hver dag',
  dayName: (day: number) => ['man.', 'tir.'][day] ?? '?',
  language: 'da' as const,
}

it('gathers the windows of a day and puts the days in order', () => {
  const windows = [
    { day: 1, from: '14:00', to: '16:15' },
    { day: 0, from: '09:30', to: '11:00' },
    { day: 1, from: '08:00', to: '10:00' },
  ]
  expect(describeWindows(windows, words)).toBe('man. 9.30–11, tir. 8–10 / 14–16.15')
})

it('says every day first, and English times in full', () => {
  const windows = [
    { day: 0, from: '18:00', to: '20:00' },
    { day: null, from: '09:00', to: '15:30' },
  ]
  expect(describeWindows(windows, words)).toBe('hver dag 9–15.30, man. 18–20')
  expect(describeWindows(windows.slice(1), { ...words, everyDay: 'every day', language: 'en' })).toBe(
    'every day 9:00–15:30',
  )
})
