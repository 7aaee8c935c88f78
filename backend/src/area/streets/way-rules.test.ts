import type { Tags } from '../extract.ts'
import { BACKWARD, BOTH, FORWARD } from './profiles.ts'
import { wayRules } from './way-rules.ts'

/** `foot bicycle stepFree`: ↔ both ways, → forward, ← backward, – closed; p when the bicycle is pushed. */
function said(tags: Tags): string {
  const sign = new Map([
    [0, '–'],
    [BOTH, '↔'],
    [FORWARD, '→'],
    [BACKWARD, '←'],
  ])
  const bicycle = wayRules.bicycle(tags)
  const one = (directions: number) => sign.get(directions) ?? '?'
  return [
    one(wayRules.foot(tags).directions),
    `${one(bicycle.directions)}${bicycle.pushed ? 'p' : ''}`,
    one(wayRules.stepFree(tags).directions),
  ].join(' ')
}

test.each<[string, Tags, string]>([
  ['a street is open to all', { highway: 'residential' }, '↔ ↔ ↔'],
  ['a motorway is closed', { highway: 'motorway' }, '– – –'],
  ['a trunk road is closed', { highway: 'trunk' }, '– – –'],
  ['a trunk road may be opened', { highway: 'trunk', bicycle: 'yes', foot: 'yes' }, '↔ ↔ ↔'],
  ['a general yes opens no trunk road', { highway: 'trunk', access: 'yes' }, '– – –'],
  ['a road for motors only is closed', { highway: 'primary', motorroad: 'yes' }, '– – –'],
  ['a road that is being built is none', { highway: 'construction', construction: 'residential' }, '– – –'],
  ['nor is one that is only planned', { highway: 'proposed' }, '– – –'],
  ['nor a platform', { highway: 'platform' }, '– – –'],
  ['a pier is walked', { man_made: 'pier' }, '↔ – ↔'],
  ['a pier with a road on it is the road', { man_made: 'pier', highway: 'service' }, '↔ ↔ ↔'],
  ['what is no street is closed', { landuse: 'forest', foot: 'yes' }, '– – –'],
  ['tracks are open', { highway: 'track' }, '↔ ↔ ↔'],
  ['paths are open', { highway: 'path' }, '↔ ↔ ↔'],
  ['cycle tracks may be walked, as the law says', { highway: 'cycleway' }, '↔ ↔ ↔'],
  ['footways are for those on foot', { highway: 'footway' }, '↔ – ↔'],
  ['unless cycling is allowed there', { highway: 'footway', bicycle: 'designated' }, '↔ ↔ ↔'],
  ['pedestrian streets likewise', { highway: 'pedestrian' }, '↔ – ↔'],
  ['dismount means to push', { highway: 'footway', bicycle: 'dismount' }, '↔ ↔p ↔'],
  [
    'whoever pushes is not bound by one-ways',
    { highway: 'service', oneway: 'yes', bicycle: 'dismount' },
    '↔ ↔p ↔',
  ],
  ['steps', { highway: 'steps' }, '↔ – –'],
  ['steps with a ramp', { highway: 'steps', 'ramp:wheelchair': 'yes' }, '↔ – ↔'],
  ['private roads are closed', { highway: 'service', access: 'private' }, '– – –'],
  ['with access for those on foot', { highway: 'service', access: 'private', foot: 'yes' }, '↔ – ↔'],
  ['permissive is open', { highway: 'track', access: 'permissive' }, '↔ ↔ ↔'],
  ['farm traffic only', { highway: 'track', access: 'agricultural' }, '– – –'],
  ['no vehicles, so no bicycles', { highway: 'track', vehicle: 'no' }, '↔ – ↔'],
  ['no vehicles but bicycles', { highway: 'track', vehicle: 'no', bicycle: 'yes' }, '↔ ↔ ↔'],
  ['no motors is no matter', { highway: 'track', motor_vehicle: 'no' }, '↔ ↔ ↔'],
  ['no cycling', { highway: 'path', bicycle: 'no' }, '↔ – ↔'],
  ['the cycle track beside it is to be used', { highway: 'primary', bicycle: 'use_sidepath' }, '↔ – ↔'],
  ['an unknown word says nothing', { highway: 'path', access: 'unknown' }, '↔ ↔ ↔'],
  ['one-ways bind bicycles alone', { highway: 'residential', oneway: 'yes' }, '↔ → ↔'],
  ['one-ways against the drawing', { highway: 'residential', oneway: '-1' }, '↔ ← ↔'],
  ['one-way but for bicycles', { highway: 'residential', oneway: 'yes', 'oneway:bicycle': 'no' }, '↔ ↔ ↔'],
  ['one-way for bicycles', { highway: 'cycleway', 'oneway:bicycle': '-1' }, '↔ ← ↔'],
  [
    'a lane against the traffic',
    { highway: 'residential', oneway: 'yes', cycleway: 'opposite_lane' },
    '↔ ↔ ↔',
  ],
  [
    'a lane on the left against it',
    { highway: 'tertiary', oneway: 'yes', 'cycleway:left:oneway': '-1' },
    '↔ ↔ ↔',
  ],
  ['roundabouts go one way', { highway: 'tertiary', junction: 'roundabout' }, '↔ → ↔'],
  ['one-way for those on foot', { highway: 'footway', 'oneway:foot': 'yes' }, '→ – →'],
  ['a square is walked along its edge', { highway: 'pedestrian', area: 'yes' }, '↔ – ↔'],
  ['no wheelchairs', { highway: 'path', wheelchair: 'no' }, '↔ ↔ –'],
  ['sand', { highway: 'path', surface: 'sand' }, '↔ ↔ –'],
  ['sand that somebody has tried', { highway: 'path', surface: 'sand', wheelchair: 'yes' }, '↔ ↔ ↔'],
  ['fine gravel is good enough', { highway: 'path', surface: 'fine_gravel' }, '↔ ↔ ↔'],
  ['rough', { highway: 'track', smoothness: 'bad' }, '↔ ↔ –'],
  ['impassable on wheels', { highway: 'track', smoothness: 'impassable' }, '↔ – –'],
  ['soft tracks', { highway: 'track', tracktype: 'grade4' }, '↔ ↔ –'],
  ['steep', { highway: 'path', incline: '-9 %' }, '↔ ↔ –'],
  ['steep in degrees', { highway: 'path', incline: '5°' }, '↔ ↔ –'],
  ['gentle', { highway: 'path', incline: '4%' }, '↔ ↔ ↔'],
  ['up, nobody says how steep', { highway: 'path', incline: 'up' }, '↔ ↔ ↔'],
])('%s', (_, tags, expected) => {
  expect(said(tags)).toBe(expected)
})
