import { afterLogIn, logInPath } from './log-in-path.ts'

it('leads back to where one was, with what stood in the address', () => {
  const path = logInPath({ pathname: '/arrangoer/stafet/1/plan', search: '?lang=en' })
  expect(afterLogIn(path.slice(path.indexOf('?')))).toBe('/arrangoer/stafet/1/plan?lang=en')
})

it.each(['', '?videre=https://andet.sted', '?videre=//andet.sted', '?videre=/arrangoerer', '?videre=/'])(
  'leads home with %j',
  (search) => {
    expect(afterLogIn(search)).toBe('/arrangoer')
  },
)
