import { framed } from './framed.ts'

const headOf = (...lengths: number[]): string =>
  framed(lengths.map((length) => Buffer.alloc(length)))[0]?.toString('hex') ?? ''

// The examples of RFC 6455, section 5.7, and the lengths at which the head grows.
test('a message goes out as one frame, in its pieces', () => {
  expect(Buffer.concat(framed([Buffer.from('Hel'), Buffer.from('lo')])).toString('hex')).toBe(
    '810548656c6c6f',
  )
  expect([headOf(0), headOf(125), headOf(100, 26), headOf(256), headOf(65_535)]).toEqual([
    '8100',
    '817d',
    '817e007e',
    '817e0100',
    '817effff',
  ])
  expect([headOf(65_536), headOf(65_536, 4)]).toEqual(['817f0000000000010000', '817f0000000000010004'])
})
