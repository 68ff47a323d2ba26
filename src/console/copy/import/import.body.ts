import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { PayloadTooLargeException } from '@nestjs/common';
import { isStream } from '../../../payload/body.reader.js';
import { parseJsonBytes } from '../../../payload/json.bytes.js';
import { ConsoleException } from '../../console.exception.js';
import { readChunks } from './upload.chunks.js';

/**
 * The type under which a file of any size is sent: parsers of a host leave it alone, and with it
 * their limits for what is much smaller.
 */
export const IMPORT_TYPE = 'application/vnd.nestjs-haptik.import+json';

const MAX_IMPORT_MB = 64;
const MAX_IMPORT_BYTES = MAX_IMPORT_MB * 1_048_576;

/** A request on Express, or the wrapper that Fastify makes of it. */
export interface ImportHttpRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body?: unknown;
  readonly rawBody?: Buffer;
  readonly raw?: IncomingMessage;
}

/**
 * What was sent: parsed by the host, or kept as bytes by it, or read here, after the guard.
 *
 * @throws ConsoleException when it is no JSON, or breaks off
 * @throws PayloadTooLargeException when it is over 64 MB
 */
export async function readImportBody(request: ImportHttpRequest): Promise<unknown> {
  const { body, rawBody } = request;
  if (body !== undefined && body !== null && !isStream(body)) return body;
  const bytes =
    rawBody ?? (await readBytes(isStream(body) ? body : toNodeStream(request), request));
  try {
    return parseJsonBytes(bytes);
  } catch {
    throw new ConsoleException(
      'invalid',
      'The body is no JSON. Send { "format": …, "content": … }.',
    );
  }
}

/** The request of Node: beneath that of Fastify, and Express's own. */
function toNodeStream(request: ImportHttpRequest): IncomingMessage {
  return request.raw ?? (request as unknown as IncomingMessage);
}

async function readBytes(stream: Readable, { headers }: ImportHttpRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = Number(headers['content-length'] ?? 0);
  if (size > MAX_IMPORT_BYTES) throw importTooLarge();
  size = 0;
  for await (const chunk of readChunks(stream)) {
    size += chunk.length;
    if (size > MAX_IMPORT_BYTES) throw importTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function importTooLarge(): PayloadTooLargeException {
  return new PayloadTooLargeException(
    `The file is over ${MAX_IMPORT_MB} MB. Export fewer languages or a prefix at a time, and import the parts.`,
  );
}
