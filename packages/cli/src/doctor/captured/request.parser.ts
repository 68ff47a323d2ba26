import { dirname } from 'node:path';
import { CommandError, EXIT_CODES } from '../../terminal.js';
import type { CapturedRequest } from './captured.request.js';
import { parseCurl } from './curl.request.js';
import { parseJsonRequest } from './json.request.js';
import { parseRawRequest } from './raw.request.js';

/**
 * Parses a captured request: a raw HTTP message, a curl command, JSON with `headers` and `body`, or a HAR
 * file.
 *
 * @param file its name, to find the files that a curl command names
 * @throws CommandError when it has another form
 */
export async function parseCapturedRequest(bytes: Buffer, file: string): Promise<CapturedRequest> {
  const head = bytes
    .subarray(0, 200)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const request = /^curl\s/.test(head)
    ? await parseCurl(bytes.toString('utf8'), file === '-' ? '.' : dirname(file))
    : head.startsWith('{')
      ? parseJsonRequest(bytes.toString('utf8').replace(/^\ufeff/, ''))
      : parseRawRequest(bytes);
  if (request) return request;
  throw new CommandError(
    EXIT_CODES.usage,
    `${file} is not a captured request. Give a raw HTTP message, a curl command, JSON such as ` +
      '{"headers": {"x-hub-signature": "sha1=…"}, "body": "…"}, or a HAR file.',
  );
}
