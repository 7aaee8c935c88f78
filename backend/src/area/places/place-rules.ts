import type { Category } from '@stafet/domain/contract/community.ts'
import type { PlaceKind } from '@stafet/domain/contract/place-search.ts'

/** What a tag says that a place is. */
export interface PlaceRule {
  readonly kind: PlaceKind
  readonly category: Category | null
  /** Of a place of this kind, before anything is known of its size. */
  readonly rank: number
}

type Values = Readonly<Record<string, PlaceRule>>

const rule = (kind: PlaceKind, category: Category | null, rank: number): PlaceRule => ({
  kind,
  category,
  rank,
})
const each = (values: readonly string[], one: PlaceRule): Values =>
  Object.fromEntries(values.map((value) => [value, one]))

const sportsCentre = rule('sports-centre', 'sports', 34)
const sportsGround = rule('sports-ground', 'sports', 26)
const club = rule('club', 'other', 26)
const scouts = rule('club', 'youth-club', 26)
const villageShop = rule('village-shop', 'other', 22)
const shop = rule('shop', null, 16)
const cafe = rule('cafe', null, 18)
const lodging = rule('lodging', null, 18)
const sight = rule('sight', null, 18)
const manor = rule('manor', null, 24)
const harbour = rule('harbour', null, 30)
const nursingHome = rule('nursing-home', 'nursing-home', 30)
const dropIn = rule('social-facility', 'social-psychiatric', 28)
const association = rule('association', 'volunteer', 26)

/**
 * The one table of what is a place. The first tag of a place that is found here decides, so that what somebody
 * does in a house comes before what the house is. `*` stands for every other value.
 */
export const placeRules: readonly (readonly [key: string, values: Values])[] = [
  [
    'place',
    {
      city: rule('city', null, 85),
      town: rule('town', null, 75),
      village: rule('village', null, 60),
      suburb: rule('suburb', null, 55),
      borough: rule('suburb', null, 55),
      quarter: rule('suburb', null, 50),
      island: rule('island', null, 56),
      hamlet: rule('hamlet', null, 45),
      neighbourhood: rule('neighbourhood', null, 40),
      islet: rule('island', null, 25),
      isolated_dwelling: rule('farm', null, 18),
      farm: rule('farm', null, 18),
      square: rule('park', null, 28),
      locality: rule('locality', null, 22),
    },
  ],
  [
    'amenity',
    {
      community_centre: rule('community-centre', 'culture', 36),
      events_venue: rule('events-venue', 'culture', 28),
      conference_centre: rule('events-venue', null, 24),
      school: rule('school', 'school', 36),
      prep_school: rule('school', 'school', 30),
      language_school: rule('school', 'school', 28),
      college: rule('college', 'school', 34),
      university: rule('college', 'school', 36),
      music_school: rule('school', 'culture', 30),
      kindergarten: rule('kindergarten', 'kindergarten', 30),
      childcare: rule('kindergarten', 'kindergarten', 28),
      place_of_worship: rule('church', 'church', 34),
      monastery: rule('church', 'church', 28),
      library: rule('library', 'library', 36),
      arts_centre: rule('theatre', 'culture', 32),
      theatre: rule('theatre', 'culture', 34),
      cinema: rule('theatre', 'culture', 30),
      studio: rule('theatre', 'culture', 22),
      social_centre: rule('community-centre', 'culture', 30),
      social_facility: rule('social-facility', 'other', 26),
      nursing_home: nursingHome,
      retirement_home: nursingHome,
      townhall: rule('town-hall', 'workplace', 36),
      fire_station: rule('fire-station', 'workplace', 22),
      hospital: rule('hospital', null, 34),
      clinic: rule('hospital', null, 24),
      ferry_terminal: rule('ferry', null, 34),
      bus_station: rule('station', null, 30),
      ...each(['cafe', 'restaurant', 'pub', 'bar', 'ice_cream', 'fast_food', 'biergarten'], cafe),
      dancing_school: rule('club', 'sports', 26),
      marketplace: rule('park', null, 26),
    },
  ],
  [
    'social_facility',
    {
      ...each(['nursing_home', 'assisted_living', 'hospice'], nursingHome),
      day_care: rule('day-centre', 'activity-centre', 28),
      ...each(['outreach', 'shelter', 'soup_kitchen', 'ambulatory_care'], dropIn),
      '*': rule('social-facility', 'other', 26),
    },
  ],
  [
    'club',
    {
      sport: rule('club', 'sports', 28),
      scout: scouts,
      youth: rule('youth-centre', 'youth-club', 28),
      ...each(['music', 'theatre', 'art', 'culture', 'history', 'folk_dance'], rule('club', 'culture', 26)),
      elderly: rule('day-centre', 'activity-centre', 26),
      charity: association,
      '*': club,
    },
  ],
  [
    'leisure',
    {
      sports_centre: sportsCentre,
      sports_hall: sportsCentre,
      stadium: rule('sports-ground', 'sports', 32),
      ...each(['swimming_pool', 'swimming_area', 'fitness_centre', 'ice_rink', 'dance'], sportsCentre),
      ...each(
        ['pitch', 'track', 'golf_course', 'horse_riding', 'miniature_golf', 'disc_golf_course'],
        sportsGround,
      ),
      marina: harbour,
      social_club: club,
      clubhouse: club,
      scout: scouts,
      hackerspace: club,
      ...each(['park', 'garden', 'common', 'nature_reserve'], rule('park', null, 26)),
      playground: rule('playground', null, 16),
      beach_resort: rule('beach', null, 26),
      bird_hide: sight,
    },
  ],
  [
    'tourism',
    {
      museum: rule('museum', 'culture', 36),
      gallery: rule('museum', 'culture', 26),
      ...each(['hotel', 'hostel', 'guest_house', 'motel', 'chalet'], lodging),
      camp_site: rule('camp-site', null, 20),
      caravan_site: rule('camp-site', null, 20),
      ...each(['attraction', 'viewpoint', 'zoo', 'theme_park', 'aquarium'], sight),
    },
  ],
  [
    'office',
    {
      ...each(['association', 'ngo', 'charity', 'foundation', 'union'], association),
      government: rule('town-hall', 'workplace', 24),
    },
  ],
  [
    'landuse',
    {
      allotments: rule('allotments', 'housing', 26),
      recreation_ground: sportsGround,
      forest: rule('wood', null, 24),
      harbour,
      port: harbour,
      residential: rule('neighbourhood', null, 34),
      religious: rule('church', 'church', 24),
      village_green: rule('park', null, 24),
    },
  ],
  ['harbour', each(['yes'], harbour)],
  ['seamark:type', each(['harbour'], harbour)],
  [
    'historic',
    {
      ...each(['manor', 'castle'], manor),
      church: rule('church', 'church', 24),
      ...each(['archaeological_site', 'monument', 'ruins', 'fort', 'memorial'], sight),
    },
  ],
  ['man_made', each(['lighthouse', 'windmill', 'watermill', 'observatory', 'pier'], sight)],
  [
    'shop',
    {
      charity: rule('village-shop', 'volunteer', 24),
      ...each(['convenience', 'general', 'country_store'], villageShop),
      '*': shop,
    },
  ],
  [
    'railway',
    {
      station: rule('station', null, 34),
      halt: rule('station', null, 30),
      tram_stop: rule('station', null, 20),
    },
  ],
  [
    'natural',
    {
      beach: rule('beach', null, 26),
      wood: rule('wood', null, 24),
      water: rule('water', null, 22),
      ...each(['bay', 'strait'], rule('water', null, 26)),
      ...each(['peak', 'hill', 'cliff', 'cape', 'peninsula', 'ridge'], rule('hill', null, 22)),
    },
  ],
  [
    'building',
    {
      ...each(['church', 'chapel', 'cathedral', 'mosque', 'synagogue'], rule('church', 'church', 30)),
      school: rule('school', 'school', 30),
      kindergarten: rule('kindergarten', 'kindergarten', 28),
      ...each(['sports_hall', 'sports_centre', 'stadium'], sportsCentre),
      manor,
      castle: manor,
      community_centre: rule('community-centre', 'culture', 34),
      museum: rule('museum', 'culture', 32),
    },
  ],
]

/** The keys of all tags that make a named thing a place. */
export const placeKeys: readonly string[] = placeRules.map(([key]) => key)

/** What the name of a house for many purposes tells of whom it is for. */
export const nameHints: readonly (readonly [RegExp, PlaceRule])[] = [
  [/ungdom|fritidsklub|juniorklub|klubben for unge/i, rule('youth-centre', 'youth-club', 30)],
  [/aktivitetscent|aktivitetshus|senior|ældrecent|pensionist/i, rule('day-centre', 'activity-centre', 30)],
  [/beboerhus|beboercent|fælleshus|kvarterhus/i, rule('community-centre', 'housing', 30)],
  [/værested|varmestue/i, dropIn],
  [/spejder|kfum|fdf/i, scouts],
  [/plejehjem|plejecent/i, nursingHome],
  [/frivilligcent|røde kors/i, association],
  [/idræt|sportscent|\bhallen\b/i, sportsCentre],
]
/** Houses for many purposes. */
export const hintedKinds: ReadonlySet<string> = new Set(['community-centre', 'club', 'social-facility'])

/** Whom a social facility is for tells more than that it is one. */
export const facilityFor: Readonly<Record<string, PlaceRule>> = {
  senior: nursingHome,
  mental_health: dropIn,
  homeless: dropIn,
  drug_addicted: dropIn,
}
