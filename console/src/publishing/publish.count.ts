/** How many texts of one language go live. */
export interface PublishCount {
  readonly language: string;
  /** Texts of which users read nothing in this language so far. */
  readonly added: number;
  /** Texts that take the place of what users read. */
  readonly changed: number;
}

export function totalOf(counts: readonly PublishCount[]): number {
  return counts.reduce((sum, { added, changed }) => sum + added + changed, 0);
}

/** Counts texts by language, in the order in which the languages come first. */
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
