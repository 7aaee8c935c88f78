import type { Category, CommunityInput, OpeningWindow } from '@stafet/domain/contract/community.ts'

type Letter = 'act' | 'belong' | 'commit'
type Welcome = 'companion' | 'wheelchair' | 'hearingLoop' | 'quietRoom'

/** What differs from one made-up community to the next; the rest is filled in. */
interface Told {
  for: CommunityInput['targetGroups']
  abc: Letter[]
  /** What we meet about, the community around it, what it means to those who take part. */
  story: [meetAbout: string, community: string, meaning: string]
  next: string
  /** 'Gratis' when left out. */
  price?: string
  welcome?: Welcome[]
  /** Open for new members when left out. */
  open?: boolean | null
  minutes?: number
  /** The category's default windows when left out. */
  windows?: OpeningWindow[]
  required?: false
}

/** A community of the demo relay that has a place: `at` is latitude and longitude in WGS 84. */
export function community(
  name: string,
  category: Category,
  place: string,
  at: [lat: number, lon: number],
  told: Told,
): CommunityInput {
  return {
    ...tell(name, category, told),
    address: place,
    position: { lat: at[0], lon: at[1] },
    virtual: false,
    meetingLink: '',
  }
}

/** A community of the demo relay that receives the baton online. */
export function virtualCommunity(
  name: string,
  category: Category,
  place: string,
  meetingLink: string,
  told: Told,
): CommunityInput {
  return { ...tell(name, category, told), address: place, position: null, virtual: true, meetingLink }
}

/** The same hours every day of the relay. */
export function daily(from: string, to: string): OpeningWindow[] {
  return [{ day: null, from, to }]
}

/** The same hours on some days of the relay only; day 0 is its first, a Monday. */
export function onDays(days: number[], from: string, to: string): OpeningWindow[] {
  return days.map((day) => ({ day, from, to }))
}

function tell(name: string, category: Category, told: Told) {
  const [meetAbout, community, meaning] = told.story
  const welcome = new Set(told.welcome)
  const abc = new Set(told.abc)
  return {
    name,
    category,
    targetGroups: told.for,
    abc: { act: abc.has('act'), belong: abc.has('belong'), commit: abc.has('commit') },
    story: { meetAbout, community, meaning },
    joining: {
      open: told.open === undefined ? true : told.open,
      nextMeeting: told.next,
      companion: welcome.has('companion'),
      wheelchair: welcome.has('wheelchair'),
      hearingLoop: welcome.has('hearingLoop'),
      quietRoom: welcome.has('quietRoom'),
      price: told.price ?? 'Gratis',
    },
    visitMinutes: told.minutes ?? null,
    windows: told.windows ?? null,
    required: told.required ?? true,
    contact: {
      name: '',
      email: `${mailbox(name)}@eksempel.invalid`,
      phone: '',
      sharesPhone: false,
      carriers: '',
    },
  }
}

/** The community's name as the first part of an e-mail address: 'Læsekredsen Æseløret' is 'laesekredsen-aeseloeret'. */
function mailbox(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
