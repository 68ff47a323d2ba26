import type { ImportRequest } from '../api/contract.js';

/** A file as it is sent to the server. */
export interface ImportFile extends Pick<ImportRequest, 'format' | 'content'> {
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

/** @throws when the browser cannot read the file any more */
export async function readFile(file: File, format: ImportRequest['format']): Promise<ImportFile> {
  const content = format === 'xlsx' ? await base64Of(file) : await file.text();
  return { name: file.name, format, content };
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = reader.result as string; // data:<type>;base64,<content>
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('not readable')));
    reader.readAsDataURL(file);
  });
}
