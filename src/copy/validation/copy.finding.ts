/** The rules of {@link validateCopy}. */
export type CopyRule =
  | 'empty'
  | 'damaged'
  | 'syntax'
  | 'unknown-style'
  | 'plural-form'
  | 'missing-placeholder'
  | 'unknown-placeholder'
  | 'too-long'
  | 'surrounding-whitespace'
  | 'invisible-character';

/** A problem of a text. */
export interface CopyFinding {
  readonly rule: CopyRule;
  /** A text with an `error` cannot be published. */
  readonly severity: 'error' | 'warning';
  /** The problem and its fix, for content editors. */
  readonly message: string;
  /** The channel whose limit is exceeded; absent for problems on all channels. */
  readonly channel?: string;
}
