import { isAscii, isUtf8 } from 'node:buffer';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Parses a JSON body. A byte order mark is skipped; bytes that are not UTF-8 are rejected, since
 * decoding them with replacement characters would change the text of the user.
 *
 * @throws SyntaxError when the bytes are not UTF-8 or the text is not JSON
 */
export function parseJsonBytes(bytes: Buffer): unknown {
  // ASCII is read as latin1, which is faster than UTF-8.
  if (isAscii(bytes)) return JSON.parse(bytes.toString('latin1'));
  if (!isUtf8(bytes)) throw new SyntaxError('the bytes are not UTF-8');
  const text = bytes.toString('utf8');
  return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
}
