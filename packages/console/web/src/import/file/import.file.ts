import type { ImportRequestJson } from '../../api/contract.js';

/** A file in the request format of the server. */
export interface ImportFile extends Pick<ImportRequestJson, 'format' | 'content' | 'encoding'> {
  readonly name: string;
}

/** The file extensions for the file dialog and dropped files. */
export const ACCEPTED_EXTENSIONS = '.csv,.tsv,.txt,.xlsx,.json';

const FORMAT_BY_EXTENSION: Readonly<Record<string, ImportRequestJson['format']>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  xlsx: 'xlsx',
  json: 'json',
};

export function importFormatOf(name: string): ImportRequestJson['format'] | undefined {
  return FORMAT_BY_EXTENSION[/\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''];
}
