import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import { community, daily, virtualCommunity } from './made-up-community.ts'

/** Made-up communities on Agersø, where the baton stays a while, and on Omø, which takes part online. */
export const islands: CommunityInput[] = [
  community('Øhuset Ternen', 'other', 'Agersø', [55.2125, 11.1932], {
    for: ['everybody'],
    abc: ['act', 'belong', 'commit'],
    story: [
      'Vi tager imod alle, der kommer med færgen, med kaffe, en cykel til låns og en rundtur på øen.',
      'Næsten hver anden øbo har en nøgle til huset, og opslagstavlen er vores avis.',
      'På en ø er man få om meget, og derfor ved man altid, at der er brug for én.',
    ],
    next: 'Onsdag kl. 11.00, når formiddagsfærgen er lagt til',
    welcome: ['companion', 'wheelchair'],
    minutes: 45,
    windows: daily('09:00', '18:30'),
  }),
  virtualCommunity('Højtlæserne på Omø', 'culture', 'Omø', 'https://eksempel.invalid/omoe', {
    for: ['everybody', 'older'],
    abc: ['belong', 'commit'],
    story: [
      'Vi læser højt for hinanden over skærmen, et kapitel ad gangen, med egne katte i billedet.',
      'Øboere, udflyttere og børnebørn i tre lande sidder med, og alle får en side at læse.',
      'Når færgen er aflyst og mørket tæt, er der stadig nogen, der siger godaften.',
    ],
    next: 'Torsdag kl. 17.00 på nettet, linket sendes til alle, der vil med',
    welcome: ['companion'],
  }),
]
