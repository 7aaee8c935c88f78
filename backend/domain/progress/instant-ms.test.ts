import fc from 'fast-check'
import { instantMs } from './instant-ms.ts'

test('reads what the contract allows exactly as the platform does', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }), (date) => {
      const whole = date.toISOString()
      expect(instantMs(whole)).toBe(date.getTime())
      expect(instantMs(whole.replace(/\.\d+Z/, 'Z'))).toBe(date.getTime() - date.getUTCMilliseconds())
      expect(instantMs(whole.replace('Z', '123Z'))).toBe(Date.parse(whole.replace('Z', '123Z')))
    }),
  )
})

test('what is no instant is no number', () => {
  expect(['', 'i morgen', '2026-13-05T07:00:00Z'].map(instantMs)).toEqual([NaN, NaN, NaN])
})
