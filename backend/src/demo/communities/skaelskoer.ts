import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import { community, daily } from './made-up-community.ts'

/** Made-up communities in Skælskør. */
export const skaelskoer: CommunityInput[] = [
  community('Keramikværkstedet Lerfødder', 'culture', 'Skælskør', [55.2513, 11.2948], {
    for: ['everybody', 'older'],
    abc: ['act', 'belong'],
    story: [
      'Vi drejer skåle, brænder i ovn hver anden uge og griner af det, der sprækker.',
      'Erfarne og nye deler drejeskive, og den, der bliver først færdig, laver kaffe til resten.',
      'Når man sidder med begge hænder i ler, kan man ikke kigge på sin telefon.',
    ],
    next: 'Mandag kl. 13.00 i værkstedet ved torvet',
    price: '75 kr. pr. gang med ler',
    welcome: ['companion', 'wheelchair'],
  }),
  community('Reparationscafeen Skruen Løs', 'volunteer', 'Skælskør', [55.2523, 11.2934], {
    for: ['everybody'],
    abc: ['belong', 'commit'],
    story: [
      'Vi reparerer brødristere, bukser og bamser sammen med den, der ejer dem.',
      'En pensioneret elektriker, to syersker og en ung fra teknisk skole deler bord og skruetrækkere.',
      'Det føles godt at bære noget hjem igen, som man troede var færdigt.',
    ],
    next: 'Lørdag kl. 10.00 i det gamle posthus',
    welcome: ['wheelchair'],
  }),
  community('Badmintonklubben Fjerlet', 'sports', 'Skælskør', [55.2533, 11.296], {
    for: ['everybody', 'older'],
    abc: ['act', 'belong'],
    story: [
      'Vi spiller double med skæve makkerpar, så den hurtige altid står sammen med den snu.',
      'Formiddagsholdet er mest pensionister, aftenholdet mest forældre, og i juni spiller vi alle mod alle.',
      'Man glemmer knæet, mens man spiller, og husker det igen over kaffen.',
    ],
    next: 'Tirsdag kl. 10.00 i hallen',
    price: '400 kr. pr. sæson',
    welcome: ['companion'],
    windows: daily('10:00', '18:00'),
  }),
  community('Kajakklubben Blankvand', 'sports', 'Skælskør', [55.2494, 11.2957], {
    for: ['young', 'everybody'],
    abc: ['act', 'belong'],
    story: [
      'Vi padler på fjorden, øver redninger og drikker te af termokander på små strande.',
      'Den, der vælter, får hjælp af to og en historie at fortælle til klubaftenen.',
      'Nede i vandhøjde bliver verden langsom, og hejren flyver først, når man næsten er der.',
    ],
    next: 'Torsdag kl. 16.30 ved klubhuset',
    price: '600 kr. om året',
    welcome: ['companion'],
    windows: daily('12:00', '19:00'),
  }),
  community('Bofællesskabet Frugtgården', 'housing', 'Skælskør', [55.2543, 11.2994], {
    for: ['older', 'everybody'],
    abc: ['belong', 'commit'],
    story: [
      'Vi er atten husstande, der deler fælleshus, bil og et lidt for stort antal æbletræer.',
      'Vi spiser sammen tre gange om ugen og går på skift forbi dem, der ligger syge.',
      'Vi har hver vores dør at lukke, og det er derfor, vi gerne lukker den op.',
    ],
    next: 'Onsdag kl. 15.00 til kaffe og rundvisning i fælleshuset',
    welcome: ['wheelchair'],
  }),
  community('Gigtholdet Varme Hænder', 'patient', 'Skælskør', [55.2527, 11.2993], {
    for: ['older', 'working-life'],
    abc: ['act', 'belong'],
    story: [
      'Vi laver øvelser i varmt vand og bytter gode råd om syltetøjslåg og knapper.',
      'Nogle er tredive og i job, andre er halvfjerds, og stivheden om morgenen er den samme.',
      'Smerter ses ikke udenpå, og derfor hjælper det at være sammen med nogen, der ved det.',
    ],
    next: 'Tirsdag kl. 11.00 ved varmtvandsbassinet',
    price: '60 kr. pr. gang',
    welcome: ['companion', 'wheelchair'],
  }),
  community('Hyldemarksskolen', 'school', 'Skælskør', [55.2509, 11.3017], {
    for: ['children', 'young'],
    abc: ['act', 'belong'],
    story: [
      'Vi har et elevorkester, hvor alle kan være med, også dem, der kun kan én akkord.',
      'Lærere, pedel og elever øver sammen, og dirigenten går i femte klasse.',
      'Den, der ikke er med på fodboldbanen, finder her en plads, hvor man bliver hørt.',
    ],
    next: 'Fredag kl. 12.00 i aulaen',
    open: null,
    welcome: ['wheelchair', 'hearingLoop'],
    windows: daily('09:00', '15:00'),
  }),
  community('Børnehuset Æblekinden', 'kindergarten', 'Skælskør', [55.2536, 11.2924], {
    for: ['children', 'older'],
    abc: ['act', 'belong'],
    story: [
      'Vi plukker æbler, presser most og smager os frem til, om den skal hedde sur eller sød.',
      'Hver torsdag går vi på plejehjemmet, hvor hvert barn har en fast ven at tegne med.',
      'Børnene kender nu nogen, der er født før fjernsynet, og synes, det er helt utroligt.',
    ],
    next: 'Mandag kl. 9.30 i haven',
    windows: daily('09:00', '15:00'),
  }),
  community('Ungdomsklubben Molen', 'youth-club', 'Skælskør', [55.2504, 11.2969], {
    for: ['young'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Vi fisker, spiller brætspil og arrangerer en filmaften om måneden for hele byen.',
      'De unge står selv for popcorn, billetter og oprydning og bestemmer selv filmen.',
      'Man finder ud af, at man kan noget, når nogen lader én stå med nøglen.',
    ],
    next: 'Torsdag kl. 15.00 i klubben',
    price: '50 kr. om måneden',
    welcome: ['companion', 'quietRoom'],
  }),
  community('Plejehjemmet Kirsebærhaven', 'nursing-home', 'Skælskør', [55.2535, 11.2873], {
    for: ['older'],
    abc: ['belong', 'commit'],
    story: [
      'Vi har høns, som beboerne fodrer hver morgen, og æggene bliver til fredagens pandekager.',
      'Pårørende, naboer og børnehavens store gruppe kommer forbi og kender hønsene ved navn.',
      'Det er godt at have nogen, der venter på én, også når de har fjer på.',
    ],
    next: 'Fredag kl. 14.00 til pandekager i orangeriet',
    welcome: ['wheelchair', 'hearingLoop', 'quietRoom'],
  }),
  community('Værestedet Fyrtønden', 'social-psychiatric', 'Skælskør', [55.2481, 11.2987], {
    for: ['social-services'],
    abc: ['belong', 'commit'],
    story: [
      'Vi fyrer op i bålet, kløver brænde for naboerne og holder jul for dem, der ellers sidder alene.',
      'Nogle af de frivillige kom engang som gæster, og de er de bedste til at byde velkommen.',
      'Man behøver ikke have styr på sit liv for at være til gavn for en anden.',
    ],
    next: 'Tirsdag og torsdag kl. 13.00 ved bålet',
    welcome: ['companion', 'quietRoom'],
    windows: daily('11:00', '16:00'),
  }),
  community('Havneholdet på Jollebyggeriet', 'workplace', 'Skælskør', [55.2518, 11.2965], {
    for: ['working-life', 'young'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Vi bygger joller i træ og har altid to unge med, der er på vej ind på arbejdsmarkedet.',
      'Alle på værkstedet har prøvet at skære en planke for kort, og det taler vi åbent om.',
      'Når jollen flyder, kan man pege på den og sige: den planke har jeg sat.',
    ],
    next: 'Fredag kl. 14.00 til fyraftenskaffe på beddingen',
    welcome: ['companion'],
  }),
]
