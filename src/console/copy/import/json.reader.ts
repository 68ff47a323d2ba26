import { SheetException } from '../sheet/sheet.exception.js';
import type { Sheet, SheetRow, TextBase } from '../sheet/sheet.row.js';
import { isBlank } from '../../../hsl/read/blank.text.js';

/** The format that `GET copy/export?format=json` writes. */
export const JSON_FORMAT = 'nestjs-haptik-copy/1';

/** @throws SheetException when it is no export of texts */
export function readJson(content: string, known: readonly string[]): Sheet {
  const { format, texts } = objectOf(parsed(content));
  if (format !== JSON_FORMAT) {
    throw new SheetException(
      `The file says nothing of the format "${JSON_FORMAT}". Export texts as JSON to see how it looks.`,
    );
  }
  const strangers = new Set<string>();
  const rows = Object.entries(objectOf(texts)).map(([key, languages], at): SheetRow => {
    const cells = new Map<string, string>();
    const bases = new Map<string, TextBase>();
    for (const [tag, value] of Object.entries(objectOf(languages))) {
      const language = tag.toLowerCase();
      if (!known.includes(language)) {
        strangers.add(tag);
        continue;
      }
      const { text, version, isPublished } = stateOf(value);
      if (typeof text === 'string' && !isBlank(text)) cells.set(language, text);
      if (Number.isSafeInteger(version)) {
        bases.set(language, { version: Number(version), isPublished: isPublished === true });
      }
    }
    return { row: at + 1, key, texts: cells, bases: bases.size > 0 ? bases : null };
  });
  return { rows, strangers: [...strangers], notices: [] };
}

/** Files that are written by hand may hold nothing but the text. */
function stateOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'string' ? { text: value } : objectOf(value);
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    throw new SheetException('The file is no JSON. Export texts as JSON to see how it looks.');
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new SheetException(
    'The file does not read { "format": …, "texts": { key: { language: { "text": …, "version": … } } } }. ' +
      'Export texts as JSON to see how it looks.',
  );
}
