import { smsParts } from '../sms-parts.ts'
import { noticeWords } from './notice-words.ts'

const relay = 'Fællesskabsstafetten Slagelse'
const link = 'https://stafet.slagelse.dk/f/AAAAAAAAAAAAAAAAAAAAAA'

test('asks in one SMS', () => {
  const { body } = noticeWords.canYouStill(relay, '10.40', link)
  expect(body).toBe(`Kan I stadig tage imod depechen i morgen kl. 10.40? Svar her: ${link}`)
  expect(smsParts(body)).toBe(1)
  expect(noticeWords.canYouStill(relay, '10.40', null).body).toBe(
    'Kan I stadig tage imod depechen i morgen kl. 10.40? Svar på jeres egen side om stafetten.',
  )
})

test('tells of tomorrow whole where that is one SMS, and cuts long names short where it is not', () => {
  const from = { name: 'Kor 18', carriers: 'Bo og Ida' }
  const tomorrow = { time: '10.40', from, to: { name: 'Biblioteket', carriers: '' }, link, corrects: false }
  expect(noticeWords.tomorrow(relay, tomorrow)).toEqual({
    subject: 'I morgen kl. 10.40: Fællesskabsstafetten Slagelse',
    body: `Depechen kommer i morgen kl. 10.40 fra Bo og Ida, Kor 18. I giver den til Biblioteket. Jeres side: ${link}`,
  })
  const long = { name: 'Skælskør og Omegns Pensionistforening', carriers: '' }
  const { body } = noticeWords.tomorrow(relay, { ...tomorrow, from: long, to: long })
  expect(body).toBe(
    `Depechen kommer i morgen kl. 10.40 fra Skælskør og Omegns. I giver den til Skælskør og Omegns. Jeres side: ${link}`,
  )
  expect(smsParts(body)).toBe(1)
  expect(
    noticeWords.tomorrow(relay, { ...tomorrow, from: null, to: null, link: null, corrects: true }).body,
  ).toBe('Ny tid: depechen kommer i morgen kl. 10.40.')
})

test('says how late it is, and that it is not any longer', () => {
  expect(noticeWords.late(relay, { time: '11.00', delayMinutes: 20, again: false }).body).toBe(
    'Depechen er ca. 20 min. forsinket. Vi venter den hos jer ca. kl. 11.00.',
  )
  expect(noticeWords.late(relay, { time: '11.20', delayMinutes: 40, again: true }).body).toBe(
    'Depechen er ca. 40 min. forsinket. Nu venter vi den hos jer ca. kl. 11.20.',
  )
  expect(noticeWords.late(relay, { time: '10.40', delayMinutes: 0, again: true }).body).toBe(
    'Depechen er til tiden igen. Vi venter den hos jer kl. 10.40.',
  )
})
