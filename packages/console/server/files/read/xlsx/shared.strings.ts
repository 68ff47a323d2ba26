import { MAX_CHARACTERS } from '../../sheet/sheet.limits.ts';
import type { Archive } from './archive.js';
import { StruckRuns } from './struck.runs.ts';
import { unescapeXlsx } from './xlsx.escapes.ts';
import { readXml } from './xml.reader.ts';

/** Texts that cells refer to by index. */
export interface SharedStrings {
  /** Plain text of each entry, without phonetic guides. */
  readonly texts: readonly string[];
  /** Indexes of entries with strikethrough. */
  readonly struck: ReadonlySet<number>;
}

export async function readSharedStrings(
  archive: Archive,
  part: string | undefined,
): Promise<SharedStrings> {
  const texts: string[] = [];
  const struck = new Set<number>();
  if (part === undefined) return { texts, struck };
  let remaining = MAX_CHARACTERS;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  const strikes = new StruckRuns();
  const reading = readXml(archive.read(part), {
    open: (name, attributes) => {
      strikes.open(name, attributes);
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    close: (name) => {
      strikes.close(name);
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      if (name !== 'si') return;
      if (strikes.end()) struck.add(texts.length);
      texts.push(unescapeXlsx(text));
      remaining -= text.length + 1;
      if (remaining < 0) throw new Error('texts too large');
    },
    text: (characters) => {
      if (!isText) return;
      text += characters;
      strikes.text(characters);
    },
  });
  for await (const _ of reading);
  return { texts, struck };
}
