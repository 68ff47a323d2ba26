export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The content of an export file. */
export interface ExportOptions {
  readonly format: ExportFormat;
  /** Empty exports all languages. */
  readonly languages: readonly string[];
  /** Empty exports all keys. */
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

/** The file name, e.g. `texts-orders-2026-12-23.csv`. */
export function exportFileName({ format, prefix }: ExportOptions, now: Date): string {
  const part = prefix === null ? '' : `-${prefix}`;
  return `texts${part}-${now.toISOString().slice(0, 10)}.${format}`;
}
