import type { CurrentUserJson, MessageJson, TextJson } from '../../api/contract.js';
import { countByLanguage, type PublishCount } from '../../publishing/publish.count.js';
import { getDenialReason } from '../../session/text.permissions.js';
import { getDefaultText } from '../displayed.text.js';

/** A selected message, at the time of the selection and now. */
export interface SelectedMessage {
  readonly atSelection: MessageJson;
  readonly current: MessageJson;
}

export interface VersionedTextId {
  readonly key: string;
  readonly language: string;
  readonly version: number;
}

/** The texts that an action for selected messages applies to. */
export interface BulkDrafts {
  readonly texts: readonly VersionedTextId[];
  readonly counts: readonly PublishCount[];
  /** Drafts in hidden languages, which no action includes. */
  readonly hidden: readonly PublishCount[];
}

/**
 * The drafts of the selected messages that the user may publish, in the visible languages and in the
 * versions at the time of the selection. Scheduled texts keep their schedule.
 */
export function collectDrafts(
  selectedMessages: readonly SelectedMessage[],
  languages: readonly string[],
  me: CurrentUserJson,
): BulkDrafts {
  const drafts = selectedMessages.flatMap((one) =>
    Object.values(one.current.texts)
      .filter((view) => view.draft !== null && view.publishAt === null && canPublish(view, me))
      .map((view) => ({ view, one, language: view.language, isNew: isNew(one.current, view) })),
  );
  const shown = languages.flatMap((language) =>
    drafts.filter((draft) => draft.language === language),
  );
  return {
    texts: shown.map(({ view, one: { atSelection } }) => ({
      key: view.key,
      language: view.language,
      version: versionAtSelection(view, atSelection.texts[view.language]),
    })),
    counts: countByLanguage(shown),
    hidden: countByLanguage(drafts.filter(({ language }) => !languages.includes(language))),
  };
}

/** Updates selected messages with a text written on this page, which the user has seen. */
export function withLocalText(
  seen: ReadonlyMap<string, MessageJson>,
  text: TextJson,
): ReadonlyMap<string, MessageJson> {
  const message = seen.get(text.key);
  if (!message || text.version < (message.texts[text.language]?.version ?? 0)) return seen;
  const texts = { ...message.texts, [text.language]: text };
  return new Map(seen).set(text.key, { ...message, texts });
}

/**
 * The row may have changed, or been scrolled out of view, since its selection. The last editor does not
 * show whether the text changed: a schedule counts as a change, too.
 */
function versionAtSelection(now: TextJson, seen: TextJson | undefined): number {
  return now.draft === seen?.draft ? now.version : (seen?.version ?? 0);
}

function isNew(message: MessageJson, { language, published }: TextJson): boolean {
  return published === null && getDefaultText(message, language) === undefined;
}

function canPublish({ key, language }: TextJson, me: CurrentUserJson): boolean {
  return getDenialReason(me, 'copy:publish', key, language) === undefined;
}
