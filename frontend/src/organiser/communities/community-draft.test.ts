import { blankCommunity, inputOf, readCommunity } from './community-draft.ts'

it('needs a name and nothing else', () => {
  expect(readCommunity(blankCommunity)).toEqual({ problems: new Set(['name']) })
  expect(readCommunity({ ...blankCommunity, name: ' Kor ' })).toMatchObject({
    input: { name: 'Kor', category: 'other', position: null, windows: null, visitMinutes: null },
  })
})

it('names what is wrong by its path', () => {
  const draft = {
    ...blankCommunity,
    name: 'Kor',
    meetingLink: 'moede.dk',
    visitMinutes: 0.5,
    windows: [
      { day: null, from: '10:00', to: '12:00' },
      { day: 1, from: '14:00', to: '13:00' },
    ],
    contact: { name: '', email: 'kor@', phone: '', sharesPhone: false, carriers: '' },
  }
  expect(readCommunity(draft)).toEqual({
    problems: new Set(['meetingLink', 'visitMinutes', 'windows.1.to', 'contact.email']),
  })
})

it('leaves out of a community what the server keeps', () => {
  const saved = { ...blankCommunity, name: 'Kor', id: '00000000-0000-4000-8000-000000000001', version: 3 }
  expect(inputOf(saved)).toEqual({ ...blankCommunity, name: 'Kor' })
})
