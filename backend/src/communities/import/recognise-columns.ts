import { type ImportField, importFields } from '@stafet/domain/contract/community-import.ts'

/**
 * The headings that name each field, Danish and English, the surest first: where two columns could fill the
 * same field, the one whose heading stands earlier here does. Written as `plainHeading` leaves them.
 */
const headings: Record<ImportField, string[]> = {
  name: [
    ...[
      'navn',
      'name',
      'foreningsnavn',
      'foreningensnavn',
      'fællesskabetsnavn',
      'fællesskabsnavn',
      'stednavn',
    ],
    ...['organisationsnavn', 'communityname', 'associationname', 'nameofcommunity', 'nameofassociation'],
    ...['forening', 'foreningfællesskab', 'fællesskab', 'organisation', 'institution', 'association', 'club'],
    ...['community', 'titel', 'title'],
  ],
  category: [
    ...['kategori', 'category', 'foreningstype', 'fællesskabstype', 'communitytype', 'associationtype'],
    ...['kategorier', 'categories', 'type', 'art', 'kind'],
  ],
  lat: ['lat', 'latitude', 'breddegrad', 'bredde', 'breddelat', 'latitudebreddegrad', 'latwgs84', 'wgs84lat'],
  lon: [
    ...['lon', 'lng', 'long', 'longitude', 'længdegrad', 'længde', 'længdelon', 'longitudelængdegrad'],
    ...['lonwgs84', 'wgs84lon'],
  ],
  address: [
    ...['adresse', 'address', 'vejadresse', 'gadeadresse', 'streetaddress', 'postadresse', 'fuldadresse'],
    ...['mødested', 'meetingplace', 'sted', 'vej', 'gade', 'street'],
  ],
  visitMinutes: [
    ...[
      'visitminutes',
      'besøgstid',
      'besøgstidminutter',
      'besøgstidimin',
      'besøgstidiminutter',
      'besøgstidmin',
    ],
    ...['besøgminutter', 'besøgetslængde', 'minutterpåstedet', 'visittime', 'visitlength', 'visitmin'],
    ...['minutesatthestop', 'minutter', 'minutes', 'varighed', 'duration'],
  ],
  targetGroups: ['målgruppe', 'målgrupper', 'targetgroup', 'targetgroups', 'audience', 'forhvem'],
  meetAbout: [
    ...['meetabout', 'hvadmødesviom', 'hvadmødesiom', 'hvadmødesmanom', 'hvadvimødesom', 'detmødesviom'],
    ...['detvimødesom', 'vimødesom', 'mødesom', 'whatwemeetabout', 'whatdowemeetabout', 'wemeetabout'],
    ...['aktivitet', 'aktiviteter', 'activity', 'activities'],
  ],
  community: [
    ...['fællesskabet', 'fællesskabetomkringdet', 'fællesskabetviharomkringdet', 'fællesskabetomdet'],
    ...['detfællesskabviharomkringdet', 'hvilketfællesskabharviomkringdet', 'thecommunity'],
    ...['thecommunitywehavearoundit', 'fællesskab', 'community'],
  ],
  meaning: [
    ...['meaning', 'betydning', 'hvadbetyderdet', 'hvaddetbetyder', 'hvadbetyderfællesskabet'],
    ...['hvadbetyderdetfordemderdeltager', 'hvaddetbetyderfordemderdeltager', 'whatitmeans'],
    ...['whatdoesitmean', 'whatitmeanstothosewhotakepart'],
  ],
  contactName: [
    ...[
      'contactname',
      'kontaktperson',
      'kontaktnavn',
      'kontaktpersonnavn',
      'kontaktpersonensnavn',
      'contactperson',
    ],
    ...['navnpåkontaktperson', 'kontakt', 'contact', 'formand', 'chair'],
  ],
  contactEmail: [
    ...['contactemail', 'email', 'mail', 'emailadresse', 'mailadresse', 'kontaktemail', 'kontaktmail'],
    ...['emailaddress', 'emailkontaktperson', 'kontaktpersonemail'],
  ],
  contactPhone: [
    ...[
      'contactphone',
      'telefon',
      'telefonnummer',
      'telefonnr',
      'tlf',
      'tlfnr',
      'mobil',
      'mobilnummer',
      'mobilnr',
    ],
    ...['kontakttelefon', 'phone', 'phonenumber', 'telephone', 'mobile'],
  ],
  windowFrom: [
    'windowfrom',
    'åbner',
    'åbnerkl',
    'åbentfra',
    'fra',
    'frakl',
    'opens',
    'openfrom',
    'from',
    'start',
  ],
  windowTo: [
    'windowto',
    'lukker',
    'lukkerkl',
    'åbenttil',
    'til',
    'tilkl',
    'closes',
    'opento',
    'to',
    'slut',
    'end',
  ],
}

/** What stands in columns of its own after the street, and belongs to the address: postcode and town. */
const addressParts: ReadonlySet<string> = new Set([
  ...['postnr', 'postnummer', 'postcode', 'zip', 'zipcode', 'postalcode'],
  ...['by', 'bynavn', 'postdistrikt', 'postby', 'city', 'town'],
])

/** So far down may the headings stand, below a title. */
export const HEADING_ROWS = 10

/** Letters and digits only: case, space, punctuation and the "a)" before an ABC question say nothing. */
const plain = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const plainHeading = (heading: string): string => plain(heading.replace(/^\s*[abc]\s*[).:]/i, ''))
const withoutBrackets = (heading: string): string =>
  plainHeading(heading.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))

/**
 * Which field each heading names; null where none is recognised. Only whole headings count, so that
 * `approx_lat` is not taken for an exact latitude. No field is given to two columns, but for the address: where
 * there is one, postcode and town in columns after it are parts of it.
 */
export function recogniseColumns(cells: string[]): (ImportField | null)[] {
  const fields = cells.map((): ImportField | null => null)
  // No heading is longer; the patterns must not meet megabytes.
  const starts = cells.map((cell) => cell.slice(0, 200))
  for (const read of [plainHeading, withoutBrackets]) {
    const keys = starts.map(read)
    for (const field of importFields) {
      if (fields.includes(field)) continue
      for (const heading of headings[field]) {
        const column = keys.findIndex((key, index) => key === heading && fields[index] === null)
        if (column === -1) continue
        fields[column] = field
        break
      }
    }
  }
  const street = fields.indexOf('address')
  if (street === -1) return fields
  return fields.map((field, column) =>
    field === null && column > street && addressParts.has(plainHeading(starts[column] ?? ''))
      ? 'address'
      : field,
  )
}

/** How many of the cells are headings that name a field. */
export function countRecognised(cells: string[]): number {
  return recogniseColumns(cells).filter((field) => field !== null).length
}
