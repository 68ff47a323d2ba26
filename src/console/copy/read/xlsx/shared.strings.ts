import { MOST_CHARACTERS } from '../../sheet/sheet.limits.ts';
import type { Archive } from './archive.js';
import { unescapeXlsx } from './xlsx.escapes.ts';
import { readXml } from './xml.reader.ts';

/** The texts that cells name by their number; of rich texts the words, without how they are spoken. */
export async function readStrings(
  archive: Archive,
  part: string | undefined,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let room = MOST_CHARACTERS;
  let text = '';
  let isText = false;
  let isSpoken = false;
  const reading = readXml(archive.read(part), {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isSpoken = true;
      else if (name === 't') isText = !isSpoken;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isSpoken = false;
      if (name !== 'si') return;
      strings.push(unescapeXlsx(text));
      room -= text.length + 1;
      if (room < 0) throw new Error('its texts are too large');
    },
    text: (characters) => {
      if (isText) text += characters;
    },
  });
  for await (const _ of reading);
  return strings;
}
