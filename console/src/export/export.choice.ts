export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What the file is to hold. */
export interface ExportChoice {
  readonly format: Format;
  /** None chosen is all of them. */
  readonly languages: readonly string[];
  /** None is the whole catalogue. */
  readonly prefix: string | null;
  readonly state: 'draft' | 'published';
}

export const FIRST_CHOICE: ExportChoice = {
  format: 'csv',
  languages: [],
  prefix: null,
  state: 'draft',
};

export function exportQuery({ format, languages, prefix, state }: ExportChoice) {
  return { format, languages: languages.join(','), prefix: prefix ?? undefined, state };
}

/** Such as `texts-orders-2026-12-23.csv`. */
export function fileNameOf({ format, prefix }: ExportChoice, now: Date): string {
  const part = prefix === null ? '' : `-${prefix}`;
  return `texts${part}-${now.toISOString().slice(0, 10)}.${format}`;
}
