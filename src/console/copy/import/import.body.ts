import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { PayloadTooLargeException } from '@nestjs/common';
import { isStream } from '../../../payload/body.reader.js';
import { parseJson } from '../../../payload/json.bytes.js';
import { ConsoleProblem } from '../../console.problem.js';
import { piecesOf } from './upload.pieces.js';

/**
 * The type under which a file of any size is sent: parsers of a host leave it alone, and with it
 * their limits for what is much smaller.
 */
export const IMPORT_TYPE = 'application/vnd.nestjs-haptik.import+json';

const MOST_MB = 64;
const MOST_BYTES = MOST_MB * 1_048_576;

/** A request on Express, or the wrapper that Fastify makes of it. */
export interface ImportCall {
  readonly headers: IncomingMessage['headers'];
  readonly body?: unknown;
  readonly rawBody?: Buffer;
  readonly raw?: IncomingMessage;
}

/**
 * What was sent: parsed by the host, or kept as bytes by it, or read here, after the guard.
 *
 * @throws ConsoleProblem when it is no JSON, or breaks off
 * @throws PayloadTooLargeException when it is over 64 MB
 */
export async function readImport(request: ImportCall): Promise<unknown> {
  const { body, rawBody } = request;
  if (body !== undefined && body !== null && !isStream(body)) return body;
  const bytes = rawBody ?? (await bytesOf(isStream(body) ? body : streamOf(request), request));
  try {
    return parseJson(bytes);
  } catch {
    throw new ConsoleProblem('invalid', 'The body is no JSON. Send { "format": …, "content": … }.');
  }
}

/** The request of Node: beneath that of Fastify, and Express's own. */
function streamOf(request: ImportCall): IncomingMessage {
  return request.raw ?? (request as unknown as IncomingMessage);
}

async function bytesOf(stream: Readable, { headers }: ImportCall): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = Number(headers['content-length'] ?? 0);
  if (size > MOST_BYTES) throw tooLarge();
  size = 0;
  for await (const chunk of piecesOf(stream)) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(): PayloadTooLargeException {
  return new PayloadTooLargeException(
    `The file is over ${MOST_MB} MB. Export fewer languages or a prefix at a time, and import the parts.`,
  );
}
