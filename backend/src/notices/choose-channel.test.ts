import { chooseChannel } from './choose-channel.ts'

const all = { mail: true, sms: true }
const sms = (recipient: string) => ({ channel: 'sms', recipient })
const mail = (recipient: string) => ({ channel: 'mail', recipient })

test.each([
  ['20123456', sms('+4520123456')],
  ['20 12 34 56', sms('+4520123456')],
  ['+45 2012-3456', sms('+4520123456')],
  ['0045 20123456', sms('+4520123456')],
  ['+46 70 123 45 67', sms('+46701234567')],
  ['112', mail('a@x.example')],
  ['2012345', mail('a@x.example')],
  ['201234567', mail('a@x.example')],
  ['ring til Bo', mail('a@x.example')],
  ['', mail('a@x.example')],
])('somebody with the number "%s" and an address', (phone, address) => {
  expect(chooseChannel({ phone, email: 'a@x.example' }, all)).toEqual(address)
})

test('nobody can be reached without number and address', () => {
  expect(chooseChannel({ phone: '12', email: '' }, all)).toBeNull()
})

test('what the server cannot send is chosen only when the other is of no use', () => {
  const person = { phone: '20123456', email: 'a@x.example' }
  expect(chooseChannel(person, { mail: true, sms: false })).toEqual(mail('a@x.example'))
  expect(chooseChannel({ ...person, email: '' }, { mail: true, sms: false })).toEqual(sms('+4520123456'))
  expect(chooseChannel(person, { mail: false, sms: false })).toEqual(sms('+4520123456'))
})
