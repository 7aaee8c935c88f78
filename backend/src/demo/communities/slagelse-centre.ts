import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import { community, daily, onDays } from './made-up-community.ts'

/** Made-up communities in the middle of Slagelse. */
export const slagelseCentre: CommunityInput[] = [
  community('Bogcafeen Æseløret', 'library', 'Slagelse', [55.4042, 11.3531], {
    for: ['everybody'],
    abc: ['belong', 'commit'],
    story: [
      'Vi læser den samme bog hjemme og taler om den her. Nogle lytter til den som lydbog, og det er lige så godt.',
      'Vi er en snes stykker mellem 25 og 88 år, og ingen behøver at have læst bogen til ende for at være med.',
      'Man får en ny bog med hjem og en samtale, man tænker over resten af ugen.',
    ],
    next: 'Onsdag kl. 16.00 i læsesalen på første sal',
    welcome: ['companion', 'wheelchair', 'hearingLoop'],
  }),
  community('Byorkestret Messingvinden', 'culture', 'Slagelse', [55.4021, 11.3569], {
    for: ['everybody', 'young'],
    abc: ['act', 'belong'],
    story: [
      'Vi spiller messingmusik, fra gamle marcher til filmmelodier, og går forrest, når byen holder fest.',
      'I orkestret sidder gymnasieeleven ved siden af den pensionerede postmester, og de deler nodestativ.',
      'Når tredive mennesker trækker vejret på samme tid, glemmer man, at det var en lang dag på arbejdet.',
    ],
    next: 'Mandag kl. 18.30 i øvelokalet bag musikskolen',
    price: '600 kr. om året',
    windows: onDays([0, 3, 4], '15:00', '19:00'),
  }),
  community('Frivilligcafeen Kaffekanden', 'volunteer', 'Slagelse', [55.4034, 11.3558], {
    for: ['everybody'],
    abc: ['belong', 'commit'],
    story: [
      'Vi brygger kaffe, smører boller og holder døren åben for alle, der har lyst til at sidde lidt.',
      'Tyve frivillige skiftes til at stå bag disken, og de faste gæster hjælper med opvasken.',
      'Mange kommer første gang for kaffens skyld og anden gang, fordi nogen huskede deres navn.',
    ],
    next: 'Alle hverdage kl. 10.00 i cafeen ved torvet',
    welcome: ['companion', 'wheelchair', 'quietRoom'],
    minutes: 20,
  }),
  community('Torsdagskoret Lysestagen', 'church', 'Slagelse', [55.4012, 11.3548], {
    for: ['older', 'everybody'],
    abc: ['act', 'belong'],
    story: [
      'Vi synger salmer, højskolesange og en enkelt slager, når korlederen er i godt humør.',
      'Ingen skal synge til prøve, og de nye får en plads ved siden af en, der kan stemmen udenad.',
      'Flere af os er blevet alene, og torsdagens sang er det faste punkt, som ugen drejer om.',
    ],
    next: 'Torsdag kl. 15.00 i sognegården',
    price: '50 kr. om måneden til kaffe og noder',
    welcome: ['companion', 'wheelchair', 'hearingLoop'],
  }),
  community('Lungekredsen Frisk Luft', 'patient', 'Slagelse', [55.4055, 11.3603], {
    for: ['everybody', 'older'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Vi træner vejrtrækning og går ture i det tempo, den langsomste har brug for.',
      'Alle har en lungesygdom tæt inde på livet, så ingen løfter et øjenbryn, når man må holde en pause.',
      'Vi bliver ikke raske af det, men vi bliver modigere, og trappen derhjemme føles kortere.',
    ],
    next: 'Tirsdag kl. 13.00 i salen ved sundhedscentret',
    price: '150 kr. om året',
    welcome: ['companion', 'wheelchair'],
  }),
  community('Værestedet Den Gule Dør', 'social-psychiatric', 'Slagelse', [55.4063, 11.3547], {
    for: ['social-services'],
    abc: ['belong', 'commit'],
    story: [
      'Vi laver mad sammen, spiller kort og passer de krydderurter, der vokser i gården.',
      'Man kan komme på sine gode dage og på de svære, og ingen spørger, hvor man har været.',
      'Her er man ikke sin diagnose, men ham, der laver den bedste kartoffelsuppe.',
    ],
    next: 'Alle hverdage kl. 11.00 i huset med den gule dør',
    price: '25 kr. for et måltid',
    welcome: ['companion', 'quietRoom'],
  }),
  community('Personaleklubben Skruetvingen', 'workplace', 'Slagelse', [55.3996, 11.3598], {
    for: ['working-life'],
    abc: ['act', 'belong'],
    story: [
      'Vi er kolleger på et maskinværksted og går en tur på tyve minutter hver dag efter frokost.',
      'På turen taler lærlingen og mesteren sammen om alt det, der ikke larmer.',
      'Det begyndte som en aftale om at få luft, og nu ville ingen af os undvære den.',
    ],
    next: 'Alle hverdage kl. 12.00 ved porten',
    open: false,
    windows: daily('11:00', '14:00'),
  }),
  community('Gårdlauget Morbærtræet', 'housing', 'Slagelse', [55.4023, 11.3522], {
    for: ['everybody'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Vi deler en gård med ét stort morbærtræ, to højbede og en grill, der altid er lidt for lille.',
      'Der bor syv nationaliteter rundt om gården, og om sommeren står maden på det samme bord.',
      'Børnene leger på tværs af opgangene, og vi voksne er begyndt at hilse på hinanden i byen.',
    ],
    next: 'Søndag kl. 14.00 under træet, når vejret er til det',
    welcome: ['wheelchair'],
  }),
  community('Aktivitetshuset Rundbordet', 'activity-centre', 'Slagelse', [55.4009, 11.3511], {
    for: ['older'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Her er træværksted, vævestue, bridge og en avisgruppe, der er uenig om det meste.',
      'Husets brugere bestemmer selv, hvad der skal ske, og underviser hinanden i det, de kan.',
      'Når man er gået på pension, er det godt at have et sted, hvor man bliver savnet.',
    ],
    next: 'Mandag kl. 9.30 til rundvisning og formiddagskaffe',
    price: '200 kr. om året',
    welcome: ['companion', 'wheelchair', 'hearingLoop'],
    minutes: 25,
  }),
  community('Bordtennisklubben Nethjørnet', 'sports', 'Slagelse', [55.4071, 11.3577], {
    for: ['everybody', 'young'],
    abc: ['act', 'belong'],
    story: [
      'Vi spiller bordtennis på seks borde, og bolden må gerne ryge under radiatoren.',
      'Øvede og nybegyndere bytter makker hvert kvarter, så alle når at spille med alle.',
      'Man får pulsen op og bliver drillet kærligt, og det gør godt efter en dag ved skærmen.',
    ],
    next: 'Tirsdag kl. 17.00 i den lille gymnastiksal',
    price: '350 kr. om halvåret',
    welcome: ['wheelchair'],
  }),
  community('Ungdomsklubben Kælder 4', 'youth-club', 'Slagelse', [55.4018, 11.3601], {
    for: ['young'],
    abc: ['belong', 'commit'],
    story: [
      'Vi har et lydstudie, et køkken og en sofa, og vi planlægger selv vores koncerter.',
      'De ældste lærer de yngste at mikse lyd, og alle tager en tur med støvsugeren.',
      'Her kan man være stille en hel aften og alligevel have været sammen med nogen.',
    ],
    next: 'Onsdag kl. 15.30 i kælderen under musikhuset',
    welcome: ['companion', 'quietRoom'],
  }),
  community('Lindetorvskolen', 'school', 'Slagelse', [55.4078, 11.3512], {
    for: ['children'],
    abc: ['act', 'belong'],
    story: [
      'Hver morgen mødes alle klasser i skolegården til ti minutters fælles leg.',
      'Sjette klasse er legeværter for de små og sørger for, at ingen står alene ved cykelskuret.',
      'Dagen begynder bedre, når man har grinet sammen, før den første time går i gang.',
    ],
    next: 'Alle skoledage kl. 8.30 i skolegården',
    open: null,
    welcome: ['wheelchair'],
  }),
  community('Børnehaven Fregnehuset', 'kindergarten', 'Slagelse', [55.3983, 11.3541], {
    for: ['children'],
    abc: ['act', 'belong'],
    story: [
      'Vi bager brød over bål, mens de mindste samler pinde og de største rører i dejen.',
      'En gang om ugen kommer fire bedsteforældre fra nabolaget og læser højt i læhjørnet.',
      'Børnene øver sig i at vente på tur, dele og trøste, og de voksne lærer det med.',
    ],
    next: 'Onsdag kl. 9.30 til åben legestue',
  }),
  community('Jobklubben Næste Skridt', 'other', 'Slagelse', [55.4047, 11.3625], {
    for: ['working-life', 'social-services'],
    abc: ['belong', 'commit'],
    story: [
      'Vi er jobsøgende og hjælper hinanden med ansøgninger, mod og en grund til at stå tidligt op.',
      'Alle fortæller om ugens nederlag og ugens lille sejr, og der er rundstykker til begge dele.',
      'Det er nemmere at ringe til en arbejdsgiver, når fem andre venter på at høre, hvordan det gik.',
    ],
    next: 'Fredag kl. 9.00 i mødelokalet over biblioteket',
    welcome: ['companion', 'wheelchair'],
    windows: daily('09:00', '14:00'),
  }),
  community('Plejehjemmet Pæretræet', 'nursing-home', 'Slagelse', [55.4074, 11.3577], {
    for: ['older'],
    abc: ['act', 'belong'],
    story: [
      'Vi synger hver formiddag, og om efteråret skræller vi vores egne pærer til syltetøj.',
      'Beboere, pårørende og personale drikker kaffe ved ét langt bord, og naboens hund er fast gæst.',
      'En kendt sang kan hente minder frem, som ellers var blevet væk, og så er vi her sammen.',
    ],
    next: 'Alle dage kl. 10.30 i dagligstuen',
    welcome: ['wheelchair', 'hearingLoop', 'quietRoom'],
  }),
]
