import type { Me, MessageView, TextView } from '../../api/contract.js';
import { countLive, type LiveCount } from '../../publishing/live.count.js';
import { refusalOf } from '../../session/text.rights.js';
import { textInCode } from '../shown.text.js';

/** A selected message: as it was when it was selected, and as it is. */
export interface Ticked {
  readonly seen: MessageView;
  readonly now: MessageView;
}

export interface TextRef {
  readonly key: string;
  readonly language: string;
  readonly version: number;
}

/** What an action for selected messages is about. */
export interface BulkDrafts {
  readonly texts: readonly TextRef[];
  readonly counts: readonly LiveCount[];
  /** Drafts in languages without a column, which no action touches. */
  readonly hidden: readonly LiveCount[];
}

/**
 * The drafts of selected messages that somebody may publish, in the languages on show, as they were when
 * they were selected; those with a time of their own keep it.
 */
export function draftsOf(
  ticked: readonly Ticked[],
  languages: readonly string[],
  me: Me,
): BulkDrafts {
  const drafts = ticked.flatMap((one) =>
    Object.values(one.now.texts)
      .filter((view) => view.draft !== null && view.publishAt === null && isAllowed(view, me))
      .map((view) => ({ view, one, language: view.language, isNew: isNew(one.now, view) })),
  );
  const shown = languages.flatMap((language) =>
    drafts.filter((draft) => draft.language === language),
  );
  return {
    texts: shown.map(({ view, one: { seen } }) => ({
      key: view.key,
      language: view.language,
      version: seenVersion(view, seen.texts[view.language]),
    })),
    counts: countLive(shown),
    hidden: countLive(drafts.filter(({ language }) => !languages.includes(language))),
  };
}

/** Selected messages with a text that was written on this page, and so was seen as well. */
export function withOwnText(
  seen: ReadonlyMap<string, MessageView>,
  text: TextView,
): ReadonlyMap<string, MessageView> {
  const message = seen.get(text.key);
  if (!message || text.version < (message.texts[text.language]?.version ?? 0)) return seen;
  const texts = { ...message.texts, [text.language]: text };
  return new Map(seen).set(text.key, { ...message, texts });
}

/**
 * The row may have changed, or been scrolled away, since it was looked at and selected. Who changed it last
 * tells nothing of the words: a schedule counts as a change, too.
 */
function seenVersion(now: TextView, seen: TextView | undefined): number {
  return now.draft === seen?.draft ? now.version : (seen?.version ?? 0);
}

function isNew(message: MessageView, { language, published }: TextView): boolean {
  return published === null && textInCode(message, language) === undefined;
}

function isAllowed({ key, language }: TextView, me: Me): boolean {
  return refusalOf(me, 'copy:publish', key, language) === undefined;
}
