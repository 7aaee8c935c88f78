import type { Tags } from '../extract.ts'
import { stoppedAt } from './barrier-rules.ts'
import { profileBit, profiles } from './profiles.ts'

test.each<[string, Tags, string[]]>([
  ['what is no barrier stops nobody', { highway: 'crossing', access: 'no' }, []],
  ['a bollard stops nobody', { barrier: 'bollard' }, []],
  ['a gate stops nobody', { barrier: 'gate' }, []],
  ['a locked gate stops all', { barrier: 'gate', locked: 'yes' }, ['foot', 'bicycle', 'stepFree']],
  ['a private gate stops all', { barrier: 'gate', access: 'private' }, ['foot', 'bicycle', 'stepFree']],
  ['unless people may walk through', { barrier: 'gate', access: 'no', foot: 'yes' }, ['bicycle']],
  ['a stile is climbed', { barrier: 'stile' }, ['bicycle', 'stepFree']],
  ['a kissing gate with room', { barrier: 'kissing_gate', bicycle: 'yes', wheelchair: 'yes' }, []],
  ['a cycle barrier is narrow', { barrier: 'cycle_barrier' }, ['stepFree']],
  ['a fence', { barrier: 'fence' }, ['foot', 'bicycle', 'stepFree']],
  ['a raised kerb', { barrier: 'kerb', kerb: 'raised' }, ['stepFree']],
  ['a lowered kerb', { barrier: 'kerb', kerb: 'lowered' }, []],
])('%s', (_, tags, expected) => {
  expect(profiles.filter((profile) => stoppedAt(tags) & profileBit[profile])).toEqual(expected)
})
