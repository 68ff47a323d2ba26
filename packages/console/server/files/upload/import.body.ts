import type { IncomingMessage } from 'node:http';
import { PayloadTooLargeException } from '@nestjs/common';
import type { ConsoleRequest } from '../../auth/console.request.js';
import { parseJsonBody } from '../../request/json.body.interceptor.js';
import { readChunks } from './upload.chunks.js';

const MAX_IMPORT_MB = 64;
const MAX_IMPORT_BYTES = MAX_IMPORT_MB * 1_048_576;

/**
 * Returns the body: parsed by the host, or read here.
 *
 * @throws ConsoleException if it is not JSON, or the connection breaks
 * @throws PayloadTooLargeException if it exceeds 64 MB
 */
export async function readImportBody(request: ConsoleRequest): Promise<unknown> {
  return request.readableDidRead ? request.body : parseJsonBody(await readBytes(request));
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_IMPORT_BYTES) throw importTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of readChunks(request)) {
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
