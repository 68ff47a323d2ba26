/** The origin of a served text. */
export type CopyLevel = 'published' | 'snapshot' | 'code';

/** Number of served texts by origin, since the application started. */
export interface CopyCounts extends Readonly<Record<CopyLevel, number>> {
  /** Number of render failures that led to a fallback, by cause. */
  readonly failures: Readonly<Record<string, number>>;
  /** Number of texts served in another language than that of the user. */
  readonly languageMismatches: number;
}
