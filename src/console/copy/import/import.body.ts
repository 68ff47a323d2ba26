import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { PayloadTooLargeException } from '@nestjs/common';
import { isStream } from '../../../payload/body.reader.js';
import { parseJsonBytes } from '../../../payload/json.bytes.js';
import { ConsoleException } from '../../console.exception.js';
import { readChunks } from './upload.chunks.js';

/**
 * Content type of import requests. Body parsers of the host ignore it, so that their size limits do
 * not apply.
 */
export const IMPORT_TYPE = 'application/vnd.nestjs-haptik.import+json';

const MAX_IMPORT_MB = 64;
const MAX_IMPORT_BYTES = MAX_IMPORT_MB * 1_048_576;

/** A request of Express, or the wrapper of Fastify. */
export interface ImportHttpRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body?: unknown;
  readonly rawBody?: Buffer;
  readonly raw?: IncomingMessage;
}

/**
 * Returns the body: parsed by the host, buffered by the host, or read here after the guard.
 *
 * @throws ConsoleException if it is not JSON, or the connection breaks
 * @throws PayloadTooLargeException if it exceeds 64 MB
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
      'The body is not valid JSON. Send { "format": …, "content": … }.',
    );
  }
}

/** Returns the request of Node, which Fastify wraps. */
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
    `The file is larger than ${MAX_IMPORT_MB} MB. Export fewer languages or one key prefix ` +
      'at a time, and import the parts.',
  );
}
