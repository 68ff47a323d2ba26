/** What the checks of a text look for. */
export type CopyRule =
  | 'empty'
  | 'damaged'
  | 'syntax'
  | 'unknown-style'
  | 'plural-form'
  | 'missing-placeholder'
  | 'unknown-placeholder'
  | 'too-long'
  | 'outer-space'
  | 'unseen-character';

/** Something about a text that its editor should know. */
export interface CopyFinding {
  readonly rule: CopyRule;
  /** A text with an `error` is not published. */
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to do, in the words of an editor. */
  readonly message: string;
  /** The channel whose limit is exceeded; absent for what is wrong on all of them. */
  readonly channel?: string;
}
