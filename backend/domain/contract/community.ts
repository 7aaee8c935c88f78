import { z } from 'zod'
import { id, localTime, position, text } from './primitives.ts'

export const categories = [
  'sports',
  'culture',
  'housing',
  'patient',
  'school',
  'kindergarten',
  'youth-club',
  'activity-centre',
  'nursing-home',
  'workplace',
  'library',
  'church',
  'volunteer',
  'social-psychiatric',
  'other',
] as const
export const category = z.enum(categories)
export type Category = z.infer<typeof category>

/** The five themes of the ABC catalogue, and everybody. */
export const targetGroups = [
  'children',
  'young',
  'working-life',
  'social-services',
  'older',
  'everybody',
] as const
export const targetGroup = z.enum(targetGroups)
export type TargetGroup = z.infer<typeof targetGroup>

/** When a community can receive the baton: a visit must lie wholly between `from` and `to`. */
export const openingWindow = z
  .strictObject({
    /** The day of the relay, from 0; null = every day. */
    day: z.number().int().min(0).max(30).nullable(),
    from: localTime,
    to: localTime,
  })
  .refine((window) => window.from < window.to, { path: ['to'], params: { rule: 'ends-before-start' } })
export type OpeningWindow = z.infer<typeof openingWindow>

/** The ABC-fortælling: three short texts after Holstebro's form. */
export const story = z.strictObject({
  meetAbout: text(600).default(''),
  community: text(600).default(''),
  meaning: text(600).default(''),
})

/** Which of Act, Belong and Commit a community offers. */
export const abc = z.strictObject({
  act: z.boolean().default(false),
  belong: z.boolean().default(false),
  commit: z.boolean().default(false),
})

/** How to join, as told to citizens. */
export const joining = z.strictObject({
  /** Open for new members; null = not said. */
  open: z.boolean().nullable().default(null),
  nextMeeting: text(200).default(''),
  /** Somebody can go along or welcome you the first time (følgeven, ambassadør, trivselsvært). */
  companion: z.boolean().default(false),
  wheelchair: z.boolean().default(false),
  hearingLoop: z.boolean().default(false),
  quietRoom: z.boolean().default(false),
  price: text(120).default(''),
})

/** Whom the organisers may reach. Never on a public page or in a public answer. */
export const contact = z.strictObject({
  name: text(120).default(''),
  email: z.union([z.literal(''), z.email().max(200)]).default(''),
  phone: text(40).default(''),
  /** The owner of the number agreed that the stops before and after may see it. */
  sharesPhone: z.boolean().default(false),
  /** Who carries the baton on from here: first names and the group. Told to the stops before and after. */
  carriers: text(200).default(''),
})

const told = {
  name: text(120).min(1),
  category,
  address: text(200).default(''),
  /** null = not placed on the map yet; such a community cannot be planned unless it is virtual. */
  position: position.nullable(),
  /** Held online: takes time in the plan, but no travel. */
  virtual: z.boolean().default(false),
  meetingLink: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(400)]).default(''),
  targetGroups: z.array(targetGroup).max(targetGroups.length).default([]),
  abc: abc.default({ act: false, belong: false, commit: false }),
  story: story.default({ meetAbout: '', community: '', meaning: '' }),
  joining: joining.default(joining.parse({})),
}

/** What an organiser writes about a community. */
export const communityInput = z.strictObject({
  ...told,
  /** Minutes at the stop; null = the category's default. */
  visitMinutes: z.number().int().min(1).max(600).nullable().default(null),
  /** null = the category's default windows. */
  windows: z.array(openingWindow).min(1).max(60).nullable().default(null),
  /** A required community is never left out of the plan for one that is not. */
  required: z.boolean().default(true),
  contact: contact.default(contact.parse({})),
})
export type CommunityInput = z.infer<typeof communityInput>

/** A community as organisers see it. `version` guards every write. */
export const community = z.object({ id, version: z.number().int(), ...communityInput.shape })
export type Community = z.infer<typeof community>

/** A community as everybody sees it. */
export const publicCommunity = z.object({ id, ...told })
export type PublicCommunity = z.infer<typeof publicCommunity>

export const communityList = z.object({ communities: z.array(community) })
export const communityChange = z.strictObject({ version: z.number().int(), community: communityInput })
