import { MAX_CHARACTERS } from '../../sheet/sheet.limits.ts';
import type { Archive } from './archive.js';
import { StruckRuns } from './struck.runs.ts';
import { unescapeXlsx } from './xlsx.escapes.ts';
import { readXml } from './xml.reader.ts';

/** The texts that cells name by their number. */
export interface SharedStrings {
  /** Of rich texts the words, without how they are spoken. */
  readonly texts: readonly string[];
  /** Numbers of those with words that are struck through. */
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
  let isSpoken = false;
  const strikes = new StruckRuns();
  const reading = readXml(archive.read(part), {
    open: (name, attributes) => {
      strikes.open(name, attributes);
      if (name === 'si') text = '';
      else if (name === 'rPh') isSpoken = true;
      else if (name === 't') isText = !isSpoken;
    },
    close: (name) => {
      strikes.close(name);
      if (name === 't') isText = false;
      else if (name === 'rPh') isSpoken = false;
      if (name !== 'si') return;
      if (strikes.end()) struck.add(texts.length);
      texts.push(unescapeXlsx(text));
      remaining -= text.length + 1;
      if (remaining < 0) throw new Error('its texts are too large');
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
