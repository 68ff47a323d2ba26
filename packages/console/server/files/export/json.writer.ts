import { Readable } from 'node:stream';
import { JSON_FORMAT } from '../read/json.reader.js';
import type { ExportRow } from './export.row.js';

/** Writes one key per line, so that diffs are readable. */
export function writeJson(rows: AsyncIterable<ExportRow>): Readable {
  return Readable.from(toJsonLines(rows), { objectMode: false });
}

async function* toJsonLines(rows: AsyncIterable<ExportRow>): AsyncGenerator<Buffer> {
  let before = `{\n  "format": ${JSON.stringify(JSON_FORMAT)},\n  "texts": {\n`;
  for await (const row of rows) {
    yield Buffer.from(
      `${before}    ${JSON.stringify(row.key)}: ${JSON.stringify(toJsonTexts(row))}`,
    );
    before = ',\n';
  }
  yield Buffer.from(`${before === ',\n' ? '' : before}\n  }\n}\n`);
}

function toJsonTexts({ texts, bases }: ExportRow): object {
  const entries = [...texts].map(([language, text]) => {
    const { version = 0, isPublished = false } = bases.get(language) ?? {};
    return [language, { text, version, ...(isPublished && { isPublished }) }];
  });
  return Object.fromEntries(entries) as object;
}
