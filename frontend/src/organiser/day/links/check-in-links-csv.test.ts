import { checkInLinksCsv } from './check-in-links-csv.ts'

const headings = {
  number: 'Nr.',
  name: 'Fællesskab',
  date: 'Dag',
  time: 'Tid',
  link: 'Link',
  poster: 'Plakat',
  code: 'Kode',
}
const show = { date: () => 'tirsdag 12. oktober', time: () => '14.30', origin: 'https://stafet.example' }
const link = (number: number, name: string) => ({
  stopId: '00000000-0000-4000-8000-000000000001',
  number,
  name,
  startsAt: '2027-10-12T12:30:00Z',
  path: `/f/k${number}`,
  posterPath: `/f/p${number}`,
  code: `VEM-482${number}`,
})

it('is a file that Danish Excel reads: BOM, semicolons, CRLF', () => {
  expect(checkInLinksCsv([link(1, 'Ørslev Kirke')], headings, show)).toBe(
    '\uFEFFNr.;Fællesskab;Dag;Tid;Link;Plakat;Kode\r\n' +
      '1;Ørslev Kirke;tirsdag 12. oktober;14.30;https://stafet.example/f/k1;https://stafet.example/f/p1;VEM-4821\r\n',
  )
})

it('quotes what would break a row and keeps formulas from running', () => {
  const rows = checkInLinksCsv([link(1, 'Kor; og "sang"'), link(2, '=HYPERLINK("x")')], headings, show)
  expect(rows).toContain('1;"Kor; og ""sang""";')
  expect(rows).toContain(`2;"'=HYPERLINK(""x"")";`)
})
