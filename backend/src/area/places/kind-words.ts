import type { PlaceKind } from '@stafet/domain/contract/place-search.ts'

/**
 * What people call places of a kind, in Danish and English: "skole" finds Nymarkskolen, whose name does not
 * begin with it. Kinds whose name is in the place's own name anyhow have no words here.
 */
export const kindWords: Partial<Record<PlaceKind, string>> = {
  'community-centre': 'forsamlingshus kulturhus medborgerhus community centre',
  'events-venue': 'selskabslokale events venue',
  school: 'skole school',
  college: 'uddannelse gymnasium college',
  kindergarten: 'børnehave vuggestue kindergarten',
  church: 'kirke church',
  library: 'bibliotek library',
  'sports-centre': 'hal idrætshal svømmehal sport',
  'sports-ground': 'bane stadion idrætsplads sport',
  club: 'klub forening club',
  museum: 'museum galleri',
  theatre: 'teater biograf theatre',
  'youth-centre': 'ungdomsklub fritidsklub youth club',
  'day-centre': 'aktivitetscenter dagcenter',
  'nursing-home': 'plejehjem plejecenter nursing home',
  'social-facility': 'værested',
  association: 'forening frivillig association',
  allotments: 'haveforening kolonihave allotments',
  'village-shop': 'købmand butik shop',
  shop: 'butik shop',
  cafe: 'café restaurant',
  lodging: 'hotel vandrerhjem',
  'town-hall': 'rådhus town hall',
  hospital: 'sygehus hospital',
  'fire-station': 'brandstation',
  harbour: 'havn harbour',
  ferry: 'færge ferry',
  station: 'station',
  park: 'park torv',
  playground: 'legeplads playground',
  beach: 'strand beach',
  'camp-site': 'campingplads',
  manor: 'herregård gods slot manor',
}
