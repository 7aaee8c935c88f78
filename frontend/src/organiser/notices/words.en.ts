import type { WordsLike } from '../../ui/language/language.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  title: 'Messages',
  intro:
    'The relay writes to the associations by itself: the day before, when the dispatch is late, and when the plan changes. All messages are here, also those you have sent yourselves.',
  none: 'There are no messages yet. The first go out the day before the relay begins.',
  group: {
    failed: 'Did not arrive',
    waiting: 'Waiting to be sent',
    sent: 'Sent',
    dropped: 'No longer needed',
  },
  kind: {
    'can-you-still': 'Can you still?',
    tomorrow: 'The dispatch comes tomorrow',
    late: 'The dispatch is late',
    message: 'Message from you',
    neighbour: 'Message between two stops',
    replan: 'New plan for the rest of the day',
    call: 'Can you carry a leg?',
    'call-taken': 'The leg is taken',
    'to-coordinator': 'To you who run the day',
  },
  channel: { mail: 'by mail', sms: 'by text message' },
  toStop: '{{recipient}} · {{stop}}',
  waits: 'To be sent {{when}}',
  stuck: 'Waiting since {{when}}',
  drop: 'Do not send it',
  again: 'Send again',
  devTitle: 'All that was sent, or would have been',
  devIntro: 'For trying out: messages of all relays on this server, also where nothing is set up to send.',
}
