import { newCode, typedCode } from './typed-code.ts'

test.each([
  ['Vemmelev Kor', 'VEM'],
  ['Ørslev IF', 'ORS'],
  ['Ældresagen', 'ALD'],
  ['Åby Skole', 'ABY'],
  ['4H', 'HXX'],
  ['1. É-klub', 'EKL'],
  ['***', 'XXX'],
])('the code of %s begins with %s', (name, letters) => {
  expect(newCode(name)).toMatch(new RegExp(`^${letters}-\\d{4}$`))
})

test.each([
  ['VEM-4827', 'VEM-4827'],
  ['vem4827', 'VEM-4827'],
  ['  vem  48 27 ', 'VEM-4827'],
  ['ørs–0012', 'ORS-0012'],
  ['VEM-48O7', 'VEM-4807'],
  ['V0L-4I27', 'VOL-4127'],
])('"%s" means %s', (typed, code) => {
  expect(typedCode(typed)).toBe(code)
})

test.each(['', 'VEM', '4827', 'VEM-482', 'VEM-48271', 'VEMM-827', 'V-EM4X27'])('"%s" is no code', (typed) => {
  expect(typedCode(typed)).toBeNull()
})
