import { asRead, telephone } from './telephone.ts'

it('rings a number however it is written', () => {
  expect(telephone('+45 58 57-36 00')).toBe('tel:+4558573600')
})

it('reads Danish numbers in pairs, and leaves all others as they stand', () => {
  expect(
    ['+4520112242', '20 11 22 42', '2011 2242', '+49 170 123456', 'kontakt@eksempel.dk'].map(asRead),
  ).toEqual(['20 11 22 42', '20 11 22 42', '20 11 22 42', '+49 170 123456', 'kontakt@eksempel.dk'])
})
