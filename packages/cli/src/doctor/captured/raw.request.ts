import type { CapturedRequest } from './captured.request.js';
import { parseHeaderLine, toHeaders } from './header.list.js';

/** Parses an HTTP message; undefined for another text. */
export function parseRawRequest(bytes: Buffer): CapturedRequest | undefined {
  const crlf = bytes.indexOf('\r\n\r\n');
  const lf = bytes.indexOf('\n\n');
  const isUnix = crlf === -1 || (lf !== -1 && lf < crlf);
  const end = isUnix ? lf : crlf;
  const head = (end === -1 ? bytes : bytes.subarray(0, end)).toString('latin1');
  const [first = '', ...lines] = head.split(/\r?\n/);
  const isRequestLine = /^[A-Z]+ \S+( HTTP\/[\d.]+)?$/.test(first.trim());
  const headerLines = (isRequestLine ? lines : [first, ...lines]).map(parseHeaderLine);
  const found = headerLines.filter((line) => line !== undefined);
  if (found.length === 0 || found.length < headerLines.filter(Boolean).length) return undefined;
  const headers = toHeaders(found);
  const rest = end === -1 ? Buffer.of() : bytes.subarray(end + (isUnix ? 2 : 4));
  return { headers, body: readBody(rest, headers) };
}

function readBody(rest: Buffer, headers: CapturedRequest['headers']): Buffer {
  if (/chunked/i.test(String(headers['transfer-encoding'] ?? ''))) return joinChunks(rest) ?? rest;
  const length = Number(headers['content-length'] ?? Number.NaN);
  // Editors end a file with a line break, which is no part of the body.
  const isLineBreakAdded =
    rest.length > length && /^\r?\n$/.test(rest.subarray(length).toString('latin1'));
  return isLineBreakAdded ? rest.subarray(0, length) : rest;
}

/** Joins the chunks of a body; undefined for a body that was joined before. */
function joinChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf('\n', at);
    const size = end === -1 ? '' : bytes.subarray(at, end).toString('latin1').trim();
    if (!/^[0-9a-f]+(;.*)?$/i.test(size)) return undefined;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(end + 1, end + 1 + length));
    at = bytes.indexOf('\n', end + 1 + length) + 1;
    if (at === 0) return Buffer.concat(chunks);
  }
}
