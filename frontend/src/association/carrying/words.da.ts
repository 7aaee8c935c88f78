export const da = {
  over: 'Fællesskabsstafetten',
  title: 'Vis, hvor I er undervejs',
  what: 'Når du trykker på knappen, sender telefonen, hvor I er, mens I bærer depechen. Så ved de næste, hvornår I kommer.',
  on: 'Slået til',
  off: 'Slået fra',
  start: 'Begynd at vise, hvor vi er',
  stop: 'Stop, vi er fremme',
  searching: 'Finder ud af, hvor I er …',
  lastSent: 'Sidst sendt {{when}}',
  waiting_one: '{{count}} sted er gemt på telefonen og sendes, når der er forbindelse.',
  waiting_other: '{{count}} steder er gemt på telefonen og sendes, når der er forbindelse.',
  keepOpen: 'Lad siden være åben',
  keepOpenText:
    'Det virker kun, mens siden er fremme og skærmen er tændt. Vi holder skærmen tændt, hvis telefonen tillader det. Skru ned for lyset, så batteriet holder længere.',
  refusal: {
    denied: {
      title: 'Telefonen må ikke sige, hvor den er',
      text: 'Giv siden lov til at se placeringen i telefonens indstillinger, og tryk igen. I kan også bære depechen uden.',
    },
    'no-position': {
      title: 'Telefonen ved ikke, hvor den er',
      text: 'Den prøver igen af sig selv. Det hjælper at være ude under åben himmel.',
    },
    unsupported: {
      title: 'Det kan den her telefon ikke',
      text: 'Prøv med en anden telefon. I kan også bære depechen uden.',
    },
  },
  privacy: {
    title: 'Hvem kan se det?',
    who: 'Arrangørerne har bestemt for jeres etape, om alle kan se, hvor I er, om alle ser det et kvarter senere, eller om kun arrangørerne ser det. Spørg dem, hvis du er i tvivl. Bærer børn eller udsatte, ser kun arrangørerne det.',
    when: 'Der sendes kun noget, mens det er slået til her. Telefonens navn og nummer sendes ikke. Efter stafetten bliver stederne slettet.',
  },
  worksOffline: 'Siden virker nu også uden dækning.',
  unknown: 'Linket virker ikke',
  unknownText: 'Bed dem, der arrangerer stafetten, om et nyt. I kan godt bære depechen uden.',
}
