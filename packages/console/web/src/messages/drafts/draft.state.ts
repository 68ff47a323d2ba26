import type { TextJson } from '../../api/contract.js';
import type { ProblemError } from '../../api/problem.error.js';
import type { TextId } from '../text.id.js';

/**
 * - `clean`: the server has the text, or there is none.
 * - `dirty`, `saving`: the text is changed, or being saved.
 * - `failed`: the text is kept in this browser and retried.
 * - `conflict`: another user has changed the text.
 */
export type DraftStatus = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';

export interface DraftState {
  readonly text: string;
  readonly status: DraftStatus;
  readonly problem?: ProblemError;
  /** With `conflict`: the text on the server. */
  readonly theirs?: TextJson;
  /** With `conflict`: whether the text was only shown here and not written. */
  readonly isUnedited?: true;
  /** A newer text of the server that is not shown yet. */
  readonly newer?: DraftBase;
}

/** The known versions of a text when its editor opens. */
export interface DraftBase {
  readonly text: string;
  readonly version: number;
  readonly published: string | null;
  /** The default text for this language; null if none. */
  readonly defaultText: string | null;
}

/** The draft to save. An empty text is not a draft if users read nothing in this language. */
export function draftToSave(
  { published, defaultText }: Pick<DraftBase, 'published' | 'defaultText'>,
  text: string,
): string | null {
  return text === '' && published === null && defaultText === null ? null : text;
}

/** The server's drafts. */
export interface DraftApi {
  /** @throws ProblemError */
  save: (textId: TextId, text: string | null, version: number) => Promise<TextJson>;
  /** Whether the server had exactly that text after that version. */
  wasTextSaved: (textId: TextId, text: string, version: number) => Promise<boolean>;
}
