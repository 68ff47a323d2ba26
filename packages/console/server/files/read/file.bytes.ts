import { SheetException } from '../sheet/sheet.exception.ts';
import type { FileSource } from './file.source.js';

/** @throws SheetException if the content is not valid base64 */
export function decodeBase64({ content }: FileSource): Buffer {
  const bytes = Buffer.from(content, 'base64');
  const encoded = bytes.toString('base64');
  // Buffer ignores invalid characters, which would change the content. Line breaks are common and
  // allowed.
  if (encoded === content || encoded === content.replaceAll(/\s+/g, '')) return bytes;
  throw new SheetException('The content is not valid base64. Send the file again.');
}

/**
 * Decodes a file as UTF-8, or as UTF-16 with a byte order mark, as spreadsheets write it.
 *
 * @throws SheetException for any other encoding, because a guess could corrupt letters
 */
export function decodeText(source: FileSource): string {
  const text =
    source.encoding === 'base64'
      ? decodeBytes(decodeBase64(source), source.format)
      : source.content.replace(/^\ufeff/, '');
  const at = text.indexOf('\0');
  if (at === -1) return text;
  throw new SheetException(wrongEncoding(countLines(text, at), source.format));
}

function decodeBytes(bytes: Buffer, format: FileSource['format']): string {
  for (const [mark, what] of FOREIGN_SIGNATURES) {
    if (bytes.subarray(0, mark.length).equals(mark))
      throw new SheetException(wrongFormat(format, what));
  }
  const encoding = detectEncoding(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    throw new SheetException(wrongEncoding(countLines(text, text.indexOf('\ufffd')), format));
  }
}

function detectEncoding(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

const FOREIGN_SIGNATURES: readonly (readonly [Buffer, string])[] = [
  [Buffer.from('PK\x03\x04'), 'a workbook or a ZIP file'],
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'an old or encrypted workbook'],
  [Buffer.from('%PDF'), 'a PDF'],
];

function wrongFormat(format: string, what: string): string {
  return (
    `The file is ${what}, not ${format.toUpperCase()} as its name says. Save it as "Excel ` +
    'workbook (.xlsx)" without a password, and import that.'
  );
}

function countLines(text: string, at: number): number {
  return at === -1 ? 1 : text.slice(0, at).split(/\r\n|\n|\r/).length;
}

function wrongEncoding(line: number, format: string): string {
  const cure =
    format === 'json'
      ? 'Save it as UTF-8 in your editor'
      : 'In Excel choose "Save as" and the type "CSV UTF-8 (Comma delimited)", or save it as ' +
        '"Excel workbook (.xlsx)"';
  return (
    `The file is not UTF-8 (line ${line}), so that letters would be lost or changed. ` +
    `${cure}, and import it again.`
  );
}
