import type { ImportRequest } from '../api/contract.js';

/** A file as it is sent to the server. */
export interface ImportFile extends Pick<ImportRequest, 'format' | 'content' | 'encoding'> {
  readonly name: string;
}

/** What the file dialog offers, and what is understood when it is dropped. */
export const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.json';

const FORMATS: Readonly<Record<string, ImportRequest['format']>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  xlsx: 'xlsx',
  json: 'json',
};

export function formatOf(name: string): ImportRequest['format'] | undefined {
  return FORMATS[/\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''];
}
