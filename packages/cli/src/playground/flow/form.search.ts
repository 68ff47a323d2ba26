import type { HslElement } from 'nestjs-haptik/hsl';
import type { JsonObject, SearchResult } from '../playground.contract.js';
import { type Fields, isFields, toText } from './tap.js';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

/** The search URL of a field of a form; undefined without one. */
export function findSearchSource(element: HslElement, key: string): URL | undefined {
  const { data } = element as { data?: { fields?: unknown } };
  const fields: unknown[] = Array.isArray(data?.fields) ? data.fields : [];
  const field = fields.find((one): one is Fields => isFields(one) && one['key'] === key);
  const source = toText(field?.['search_source']);
  if (source === undefined || !URL.canParse(source)) return undefined;
  const url = new URL(source);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Requests suggestions as Haptik does. Protocol 3.8. */
export async function searchAsHaptik(
  source: URL,
  query: string,
  user: JsonObject,
  signal: AbortSignal,
): Promise<SearchResult> {
  const url = new URL(source);
  url.searchParams.set('query', query);
  url.searchParams.set('user_id', toText(user['user_id']) ?? '');
  url.searchParams.set('user_name', toText(user['full_name']) ?? 'undefined');
  const startedAt = performance.now();
  const end = (result: Partial<SearchResult>): SearchResult => ({
    url: url.href,
    isSuccess: false,
    items: [],
    totalMs: Math.round(performance.now() - startedAt),
    ...result,
  });
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return end(readSearchResponse(response.status, await readText(response)));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return end({ error: cause instanceof Error ? cause.message : 'The request failed.' });
  }
}

/** @throws Error when the body is too large */
async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error('The response is larger than 1 MiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readSearchResponse(httpStatus: number, text: string): Partial<SearchResult> {
  const body = parseJson(text);
  if (httpStatus !== 200 || !isFields(body)) {
    return { httpStatus, error: `The response is ${httpStatus} without the JSON of a search.` };
  }
  const items = Array.isArray(body['data']) ? body['data'].filter(isFields) : [];
  const error = toText(body['error']);
  return {
    httpStatus,
    isSuccess: body['success'] === true,
    items,
    ...(error !== undefined && { error }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
