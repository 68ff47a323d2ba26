export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the file is to hold. */
export interface ExportOptions {
  readonly format: ExportFormat;
  /** None chosen is all of them. */
  readonly languages: readonly string[];
  /** None is the whole catalogue. */
  readonly prefix: string | null;
  readonly state: 'draft' | 'published';
}

export const DEFAULT_EXPORT_OPTIONS: ExportOptions = {
  format: 'csv',
  languages: [],
  prefix: null,
  state: 'draft',
};

export function toExportQuery({ format, languages, prefix, state }: ExportOptions) {
  return { format, languages: languages.join(','), prefix: prefix ?? undefined, state };
}

/** Such as `texts-orders-2026-12-23.csv`. */
export function exportFileName({ format, prefix }: ExportOptions, now: Date): string {
  const part = prefix === null ? '' : `-${prefix}`;
  return `texts${part}-${now.toISOString().slice(0, 10)}.${format}`;
}
