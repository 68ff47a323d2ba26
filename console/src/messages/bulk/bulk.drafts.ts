import type { Me, MessageView, TextView } from '../../api/contract.js';
import { refusalOf } from '../../session/text.rights.js';

export interface TextRef {
  readonly key: string;
  readonly language: string;
  readonly version: number;
}

/** The drafts of messages that somebody may publish; those with a time of their own keep it. */
export function draftsOf(messages: readonly MessageView[], me: Me): readonly TextRef[] {
  return messages
    .flatMap((message) => Object.values(message.texts))
    .filter((view) => view.draft !== null && view.publishAt === null && isAllowed(view, me))
    .map(({ key, language, version }) => ({ key, language, version }));
}

function isAllowed({ key, language }: TextView, me: Me): boolean {
  return refusalOf(me, 'copy:publish', key, language) === undefined;
}
