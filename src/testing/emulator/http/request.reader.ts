import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parseJsonBytes } from '../../../payload/json.bytes.js';
import { isJsonObject, type JsonObject } from '../../../payload/json.object.js';
import { EmulatorFile, type EmulatorRequest } from '../emulator.request.js';
import { findOperation } from '../operations/operation.dispatcher.js';

/**
 * Reads a complete request.
 *
 * @throws Error when the connection ends before, or the request target is not a path
 */
export async function readRequest(incoming: IncomingMessage): Promise<EmulatorRequest> {
  const bytes = await buffer(incoming);
  const { pathname: path, searchParams } = new URL(`http://127.0.0.1${incoming.url}`);
  const method = incoming.method ?? 'GET';
  const headers = Object.entries(incoming.headers).map(
    ([name, value]) => [name, String(value)] as const,
  );
  return Object.freeze({
    method,
    path,
    headers: Object.freeze(Object.fromEntries(headers)),
    query: Object.freeze(Object.fromEntries(searchParams)),
    body: Object.freeze(await parseBodyFields(incoming.headers['content-type'] ?? '', bytes)),
    bytes,
    operation: findOperation({ method, path })?.name,
  });
}

/** An unreadable body has no fields, so that the platform reports them as missing. */
async function parseBodyFields(type: string, bytes: Buffer): Promise<JsonObject> {
  try {
    if (type.startsWith('application/json')) return parseJsonObject(bytes);
    if (type.startsWith('multipart/form-data')) return await parseForm(type, bytes);
  } catch {
    // neither JSON nor a form, despite the header
  }
  return {};
}

function parseJsonObject(bytes: Buffer): JsonObject {
  const value = parseJsonBytes(bytes);
  return isJsonObject(value) ? value : {};
}

async function parseForm(type: string, bytes: Buffer): Promise<JsonObject> {
  const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  const fields = [...form].map(async ([name, value]) => {
    if (typeof value === 'string') return [name, value] as const;
    return [name, new EmulatorFile(value.name, value.type, await value.bytes())] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
}
