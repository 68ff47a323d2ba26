import { findMarks, type Mark } from './marks.js';

interface AllowedMarks {
  readonly marks: readonly Mark[];
  readonly reason: string;
}

const USER_OF_HANDOFF: AllowedMarks = {
  marks: ['userName'],
  reason:
    'The platform identifies the user of a chat by it, so a handoff cannot be delivered without.',
};
const RECORDING: AllowedMarks = {
  marks: ['value', 'conversationDetail', 'userDetail', 'oldConversation', 'oldUser', 'unknownKey'],
  reason:
    'Recordings keep what no key names as personal, so that calls can be tried again: docs/recording.md.',
};

/** What may contain personal data by design, by its place. */
const ALLOWED: Readonly<Record<string, AllowedMarks>> = {
  'table haptik.handoffs': USER_OF_HANDOFF,
  'table haptik.call_recordings': RECORDING,
  'GET /operator/handoffs': {
    ...USER_OF_HANDOFF,
    reason: 'The holder of the token finds the chat of a user by it.',
  },
  'GET /operations/handoffs': {
    ...USER_OF_HANDOFF,
    reason: 'A user of the console with the permission for handoffs finds the chat by it.',
  },
  'GET /_development/calls': RECORDING,
  'line of a method': {
    marks: ['unknownKey', 'device'],
    reason:
      'What a method logs is its author’s. The service redacts documented keys, not unknown ones.',
  },
};

/** The marks of a text that its place must not contain. */
export function findLeaks(place: string, text: string): Mark[] {
  return findMarks(text, ALLOWED[place]?.marks);
}

/** The same for files of a database, which hold what all tables hold. */
export function findLeaksOfTables(text: string): Mark[] {
  const tables = Object.entries(ALLOWED).filter(([place]) => place.startsWith('table '));
  return findMarks(
    text,
    tables.flatMap(([, { marks }]) => marks),
  );
}
