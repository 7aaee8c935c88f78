import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import { community, daily } from './made-up-community.ts'

/** Made-up communities in the villages north of Slagelse. */
export const villagesNorth: CommunityInput[] = [
  community('Sangkredsen Høstmånen', 'church', 'Gudum', [55.4314, 11.3852], {
    for: ['everybody', 'older'],
    abc: ['act', 'belong'],
    story: [
      'Vi synger os gennem årstiderne, og den, der har fødselsdag, vælger den sidste sang.',
      'Vi er fra tre sogne og kører sammen i fulde biler, så ingen skal blive hjemme for mørkets skyld.',
      'At synge sammen er som at fyre op i en ovn: man går hjem med varmen i sig.',
    ],
    next: 'Onsdag kl. 16.00 i våbenhuset',
    welcome: ['companion', 'hearingLoop'],
  }),
  community('Egnsspillet Høstlæsset', 'culture', 'Havrebjerg', [55.4497, 11.3165], {
    for: ['everybody', 'children'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Vi spiller friluftsteater i en lade hver sommer med en historie, der udspiller sig lige her.',
      'Halvdelen af byen står på scenen, og den anden halvdel syr, snedkererer og bager.',
      'Man kender sin nabo på en anden måde, når man har set ham som røverkaptajn.',
    ],
    next: 'Tirsdag kl. 18.00 i laden',
    welcome: ['companion'],
  }),
  community('Børnehaven Markmusen', 'kindergarten', 'Havrebjerg', [55.4482, 11.3143], {
    for: ['children'],
    abc: ['act', 'belong'],
    story: [
      'Vi følger en mark hele året, fra såning til høst, og bager til sidst vores eget brød.',
      'Landmanden kommer forbi i traktor, og vi kender ham alle sammen ved fornavn.',
      'Børnene ved, hvor maden kommer fra, og at det tager tid, når noget skal vokse.',
    ],
    next: 'Torsdag kl. 9.30 ved markvejen',
    windows: daily('09:00', '15:00'),
  }),
  community('Skytteklubben Midterpletten', 'sports', 'Kindertofte', [55.4328, 11.4722], {
    for: ['young', 'everybody'],
    abc: ['act', 'belong'],
    story: [
      'Vi skyder til måls på femten meter og drikker kakao, mens skiverne bliver talt op.',
      'De unge får en fast makker på banen, og bedstefar må gerne komme med.',
      'Man lærer at trække vejret roligt, og det kan bruges til mere end at ramme plet.',
    ],
    next: 'Torsdag kl. 17.00 i kælderen under forsamlingshuset',
    price: '300 kr. om året',
    windows: daily('12:00', '19:00'),
  }),
  community('Spisefællesskabet Den Store Gryde', 'volunteer', 'Kindertofte', [55.4314, 11.4701], {
    for: ['everybody', 'older'],
    abc: ['belong', 'commit'],
    story: [
      'Vi laver mad til tres mennesker af det, haverne giver, og spiser ved langborde.',
      'Hver måned har et nyt hold køkkenet, og opskriften går i arv til det næste.',
      'For dem, der spiser alene til daglig, smager aftensmaden af mere end mad.',
    ],
    next: 'Torsdag kl. 17.30 i forsamlingshuset',
    price: '50 kr. for voksne, gratis for børn',
    welcome: ['companion', 'wheelchair'],
  }),
  community('Plejehjemmet Bøgeløvet', 'nursing-home', 'Nordrup', [55.4806, 11.4179], {
    for: ['older'],
    abc: ['act', 'belong'],
    story: [
      'Vi danser siddende hver tirsdag, og spillemanden kan alle de valse, beboerne ønsker sig.',
      'Byens konfirmander kommer forbi og bliver budt op, om de vil eller ej.',
      'Fødderne husker, og for en stund er man nitten år og til bal på kroen.',
    ],
    next: 'Tirsdag kl. 14.00 i havestuen',
    welcome: ['wheelchair', 'hearingLoop'],
  }),
  community('Madklubben Forklædet', 'other', 'Nordrup', [55.4818, 11.4199], {
    for: ['older', 'working-life'],
    abc: ['belong', 'commit'],
    story: [
      'Vi er mænd, der lærer at lave mad, de fleste, fordi vi pludselig var nødt til det.',
      'En pensioneret kok retter vores sovs, og ingen går hjem, før der er vasket op.',
      'Vi taler om mad i en time og om livet i to, og det er ikke altid, vi opdager skiftet.',
    ],
    next: 'Mandag kl. 16.00 i skolekøkkenet',
    price: '60 kr. pr. gang',
    welcome: ['companion'],
  }),
  community('Gymnastikholdet Vejrmøllen', 'sports', 'Ottestrup', [55.4238, 11.4262], {
    for: ['children', 'everybody'],
    abc: ['act', 'belong'],
    story: [
      'Vi slår vejrmøller, klatrer i ribber og har et hold, hvor bedsteforældre er med på måtten.',
      'Hver vinter viser alle hold frem for hinanden, og der bliver klappet mest ad de mindste.',
      'Det er her, børnene fra byens to ender lærer hinanden at kende.',
    ],
    next: 'Mandag kl. 16.00 i gymnastiksalen',
    price: '350 kr. pr. sæson',
    welcome: ['wheelchair'],
    windows: daily('13:00', '19:00'),
  }),
  community('Bogskabet ved Smedjen', 'library', 'Ottestrup', [55.4224, 11.4241], {
    for: ['everybody'],
    abc: ['belong', 'commit'],
    story: [
      'Vi passer byens bytteskab med bøger og læser højt for hinanden på bænken ved siden af.',
      'I hver bog ligger en seddel, hvor man skriver en hilsen til den næste læser.',
      'Nogle hilsner er blevet til besøg, og det var aldrig sket på en skærm.',
    ],
    next: 'Lørdag kl. 11.00 på bænken',
    required: false,
  }),
  community('Gartneriet Grønne Fingre', 'workplace', 'Sorterup', [55.4517, 11.4374], {
    for: ['working-life', 'social-services'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Vi dyrker tomater og udplantningsplanter og har job til folk, der har brug for deres eget tempo.',
      'Arbejdsdagen begynder med en runde, hvor alle siger, hvor mange kræfter de har i dag.',
      'En plante er ligeglad med ens papirer, den vil bare gerne vandes til tiden.',
    ],
    next: 'Onsdag kl. 10.00 i drivhuset',
    welcome: ['companion', 'quietRoom'],
  }),
  community('Strandengsskolen', 'school', 'Kirke Stillinge', [55.4378, 11.2454], {
    for: ['children'],
    abc: ['act', 'commit'],
    story: [
      'Vi har adopteret en strandeng og tæller fugle, blomster og frøer hvert forår og efterår.',
      'Forældre og lokale naturkendere går med, og tallene bliver sendt til forskere.',
      'Børnene er stolte af, at voksne med briller venter på deres tal.',
    ],
    next: 'Fredag kl. 9.30 ved naturskuret',
    open: null,
    welcome: ['wheelchair'],
    windows: daily('09:00', '15:00'),
  }),
  community('Naturholdet Åndehullet', 'patient', 'Kirke Stillinge', [55.4364, 11.2429], {
    for: ['working-life', 'everybody'],
    abc: ['act', 'belong'],
    story: [
      'Vi er ramt af stress eller depression og mødes ude, ved bål, hav eller hegn.',
      'Man må godt tie en hel gang, og ingen siger, at man bare skal tage sig sammen.',
      'Skridt for skridt får man lyst til noget igen, og de andre ser det, før man selv gør.',
    ],
    next: 'Mandag og torsdag kl. 10.30 ved bålpladsen',
    welcome: ['companion', 'quietRoom'],
  }),
  community('Petanqueklubben Den Lille Gris', 'sports', 'Kirke Stillinge', [55.4369, 11.2463], {
    for: ['older', 'everybody'],
    abc: ['act', 'belong'],
    story: [
      'Vi kaster kugler i al slags vejr og måler efter med snor, når enigheden hører op.',
      'Sommergæster og fastboende spiller på blandede hold, og kaffen er klubbens stærkeste kort.',
      'Det tager fem minutter at lære og giver en aftale i kalenderen resten af livet.',
    ],
    next: 'Tirsdag og fredag kl. 14.00 på grusbanerne',
    price: '150 kr. om året',
    welcome: ['companion', 'wheelchair'],
    windows: daily('10:00', '18:00'),
  }),
  community('Landsbyhuset Kakkelovnen', 'activity-centre', 'Sønderup', [55.4613, 11.3822], {
    for: ['older', 'everybody'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Vi har gjort den nedlagte købmand til et hus med kortspil, motion og fælles avis.',
      'Hver formiddag tænder en ny vært op, og den sidste, der går, lægger brænde frem til i morgen.',
      'Da butikken lukkede, forsvandt snakken over disken, og nu har vi den igen.',
    ],
    next: 'Alle hverdage kl. 9.30 ved kakkelovnen',
    welcome: ['companion', 'wheelchair'],
    minutes: 20,
  }),
]
