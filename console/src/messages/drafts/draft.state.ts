import type { TextJson } from '../../api/contract.js';
import type { ProblemError } from '../../api/problem.error.js';
import type { TextId } from '../text.id.js';

/**
 * - `clean`: the server has it, or there is nothing to have.
 * - `dirty`, `saving`: it is written, and on its way.
 * - `failed`: it is kept in this browser and tried again.
 * - `conflict`: somebody else was faster.
 */
export type DraftStatus = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';

export interface DraftState {
  readonly text: string;
  readonly status: DraftStatus;
  readonly problem?: ProblemError;
  /** With `conflict`: the text as it is on the server. */
  readonly theirs?: TextJson;
  /** With `conflict`: the text was shown here and not written here. */
  readonly isUnedited?: true;
  /** Other words that the server has by now, and that are not shown yet. */
  readonly newer?: DraftBase;
}

/** What there is of a text when its editor opens. */
export interface DraftBase {
  readonly text: string;
  readonly version: number;
  readonly published: string | null;
  /** The text that code has in this language; null for none. */
  readonly inCode: string | null;
}

/** What the server is to have: nothing at all, where users read nothing of this language, is no draft. */
export function draftToSave(
  { published, inCode }: Pick<DraftBase, 'published' | 'inCode'>,
  text: string,
): string | null {
  return text === '' && published === null && inCode === null ? null : text;
}

/** Where drafts are kept for all. */
export interface DraftApi {
  /** @throws ProblemError */
  save: (textId: TextId, text: string | null, version: number) => Promise<TextJson>;
  /** Whether it had that very text after that version. */
  wasTextSaved: (textId: TextId, text: string, version: number) => Promise<boolean>;
}
