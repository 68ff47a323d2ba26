/** The number of texts of one language that go live. */
export interface PublishCount {
  readonly language: string;
  /** Texts that users could not read in this language before. */
  readonly added: number;
  /** Texts that replace a published one. */
  readonly changed: number;
}

export function totalOf(counts: readonly PublishCount[]): number {
  return counts.reduce((sum, { added, changed }) => sum + added + changed, 0);
}

/** Counts texts by language, in the order of first occurrence. */
export function countByLanguage(
  texts: readonly { readonly language: string; readonly isNew: boolean }[],
): readonly PublishCount[] {
  const counts = new Map<string, PublishCount>();
  for (const { language, isNew } of texts) {
    const { added, changed } = counts.get(language) ?? { added: 0, changed: 0 };
    const more = isNew ? { added: added + 1, changed } : { added, changed: changed + 1 };
    counts.set(language, { language, ...more });
  }
  return [...counts.values()];
}
