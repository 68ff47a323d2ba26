import { foldCaseAndWhitespace } from './source.mapped.bytes.js';

const ASCII = /^[\0-\x7f]*$/;
const LATIN_1 = /^[\0-\xff]*$/;
const WINDOWS_1252 = new TextDecoder('windows-1252');

/**
 * The bytes of a text in all encodings in which programs write or misread it: UTF-8, composed and
 * decomposed, also misread as Latin-1 or Windows-1252; Latin-1; and UTF-16 in both byte orders. ASCII
 * texts differ only in UTF-16, and its little-endian form is decoded by `decodeUtf16`.
 *
 * @param isLoose whether case and whitespace may differ
 */
export function encodeVariants(text: string, isLoose: boolean): readonly Buffer[] {
  const all = ASCII.test(text)
    ? [Buffer.from(text), Buffer.from(text, 'utf16le').swap16()]
    : normalizationForms(text).flatMap(encodeForm);
  const seen = all.map((bytes) => (isLoose ? foldedBytes(bytes) : bytes));
  return [...new Map(seen.map((bytes) => [bytes.toString('latin1'), bytes])).values()];
}

function normalizationForms(text: string): readonly string[] {
  return [text, text.normalize('NFC'), text.normalize('NFD')];
}

function encodeForm(form: string): readonly Buffer[] {
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

/** Folded the same way as a view that is searched. */
function foldedBytes(bytes: Buffer): Buffer {
  const places = new Uint32Array(bytes.length);
  return foldCaseAndWhitespace({ bytes, starts: places, ends: places }).bytes;
}
