import { foldCaseAndWhitespace } from './source.mapped.bytes.js';

const ASCII = /^[\0-\x7f]*$/;
const LATIN_1 = /^[\0-\xff]*$/;
const WINDOWS_1252 = new TextDecoder('windows-1252');

/**
 * The bytes of a text in whichever way programs make or misread them: of UTF-8, composed and decomposed, and
 * where that was read as Latin-1 or as Windows-1252; of Latin-1; and of UTF-16 in either order. A text of
 * ASCII is the same in all of these but the last, of which the usual order is decoded where it stands.
 *
 * @param isLoose whether case and white space may differ
 */
export function encodingsOf(text: string, isLoose: boolean): readonly Buffer[] {
  const all = ASCII.test(text)
    ? [Buffer.from(text), Buffer.from(text, 'utf16le').swap16()]
    : formsOf(text).flatMap(bytesOf);
  const seen = all.map((bytes) => (isLoose ? foldedBytes(bytes) : bytes));
  return [...new Map(seen.map((bytes) => [bytes.toString('latin1'), bytes])).values()];
}

function formsOf(text: string): readonly string[] {
  return [text, text.normalize('NFC'), text.normalize('NFD')];
}

function bytesOf(form: string): readonly Buffer[] {
  const utf8 = Buffer.from(form);
  const misread = [utf8.toString('latin1'), WINDOWS_1252.decode(utf8)];
  const units = Buffer.from(form, 'utf16le');
  return [
    utf8,
    ...misread.map((one) => Buffer.from(one)),
    units,
    Buffer.from(units).swap16(),
    ...(LATIN_1.test(form) ? [Buffer.from(form, 'latin1')] : []),
  ];
}

/** As a view of such bytes is foldCaseAndWhitespace. */
function foldedBytes(bytes: Buffer): Buffer {
  const places = new Uint32Array(bytes.length);
  return foldCaseAndWhitespace({ bytes, starts: places, ends: places }).bytes;
}
