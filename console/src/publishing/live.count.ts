/** How many texts of one language go live. */
export interface LiveCount {
  readonly language: string;
  /** Texts of which users read nothing in this language so far. */
  readonly added: number;
  /** Texts that take the place of what users read. */
  readonly changed: number;
}

export function liveTotal(counts: readonly LiveCount[]): number {
  return counts.reduce((sum, { added, changed }) => sum + added + changed, 0);
}

/** Counts texts by language, in the order in which the languages come first. */
export function countLive(
  texts: readonly { readonly language: string; readonly isNew: boolean }[],
): readonly LiveCount[] {
  const counts = new Map<string, LiveCount>();
  for (const { language, isNew } of texts) {
    const { added, changed } = counts.get(language) ?? { added: 0, changed: 0 };
    const more = isNew ? { added: added + 1, changed } : { added, changed: changed + 1 };
    counts.set(language, { language, ...more });
  }
  return [...counts.values()];
}
