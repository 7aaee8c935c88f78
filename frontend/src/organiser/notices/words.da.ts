export const da = {
  title: 'Beskeder',
  intro:
    'Stafetten skriver selv til foreningerne: dagen før, når depechen er forsinket, og når planen ændres. Her står alle beskeder, også dem, I selv har sendt.',
  none: 'Der er ingen beskeder endnu. De første går ud dagen før, stafetten begynder.',
  group: {
    failed: 'Kom ikke frem',
    waiting: 'Venter på at blive sendt',
    sent: 'Sendt',
    dropped: 'Blev ikke længere nødvendige',
  },
  kind: {
    'can-you-still': 'Kan I stadig?',
    tomorrow: 'I morgen kommer depechen',
    late: 'Depechen er forsinket',
    message: 'Besked fra jer',
    neighbour: 'Besked mellem to stop',
    replan: 'Ny plan for resten af dagen',
    call: 'Kan I bære en etape?',
    'call-taken': 'Etapen er taget',
    'to-coordinator': 'Til jer, der styrer dagen',
  },
  channel: { mail: 'på mail', sms: 'på SMS' },
  toStop: '{{recipient}} · {{stop}}',
  waits: 'Sendes {{when}}',
  stuck: 'Venter siden {{when}}',
  drop: 'Send den ikke',
  again: 'Send igen',
  devTitle: 'Alt, der er sendt eller ville være sendt',
  devIntro:
    'Til afprøvning: beskeder fra alle stafetter på denne server, også hvor intet er sat op til at sende.',
}
