import type { CallFault } from '../api/page.contract.js';

/** Faults by what they do, as the developer reads it. */
export const FAULTS: Readonly<Record<CallFault, readonly [label: string, effect: string]>> = {
  'wrong-secret': ['Wrong secret', 'Signs with a random key. Your app must answer 401.'],
  unsigned: ['No signature', 'Leaves the signature out. An app with a secret must answer 401.'],
  'slow-network': ['Slow network', 'Sends the body in small pieces, over about 5 seconds.'],
  'dropped-response': [
    'Lost response',
    'Closes the connection before the response is read: a bot break.',
  ],
  replayed: ['Replayed call', 'Sends the same bytes again after the first response. Two runs.'],
  'two-at-once': ['Two at once', 'Sends the same bytes twice at the same time. Two runs.'],
  'large-body': ['Body of 1 MB', 'Pads the body to 1 MB. Your app answers, or refuses with 413.'],
};
