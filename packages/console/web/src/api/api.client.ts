import { type ConnectionState, setConnectionState } from './connection.state.js';
import type { ProblemJson } from './contract.js';
import { ProblemError } from './problem.error.js';

export type QueryParams = Readonly<Record<string, string | number | undefined>>;

const JSON_TYPE = 'application/json';

/** The path of the console, which the server writes into the page; ends with a slash. */
export const BASE_PATH = new URL(document.baseURI).pathname.replace(/[^/]*$/, '');

/** The URL of an API resource. Escape path parts with `encodePathSegment`. */
export function apiUrl(path: string, query: QueryParams = {}): string {
  const url = new URL(`${BASE_PATH}api/${path}`, document.baseURI);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  return url.href;
}

export const encodePathSegment = encodeURIComponent;

interface SendOptions {
  readonly query?: QueryParams;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A 503 that is not JSON is of a proxy that does not reach the console. */
function connectionStateOf({ status, headers }: Response): ConnectionState {
  if (status !== 503) return 'online';
  return headers.get('content-type')?.includes('json') ? 'unavailable' : 'offline';
}

/** @throws ProblemError if the response is not 2xx or there is none */
export async function send(
  method: string,
  path: string,
  { query, body, signal }: SendOptions = {},
): Promise<Response> {
  const response = await fetch(apiUrl(path, query), {
    method,
    credentials: 'same-origin',
    headers: { Accept: JSON_TYPE, ...(body !== undefined && { 'Content-Type': JSON_TYPE }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    setConnectionState('offline');
    throw new ProblemError(OFFLINE_PROBLEM);
  });
  setConnectionState(connectionStateOf(response));
  if (response.ok) return response;
  throw new ProblemError(await parseProblem(response));
}

async function sendForBody<T>(...args: Parameters<typeof send>): Promise<T> {
  const response = await send(...args);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** The console's API by HTTP method. Each function throws ProblemError. */
export const api = {
  get: <T>(path: string, query?: QueryParams, signal?: AbortSignal): Promise<T> =>
    sendForBody<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) }),
  post: <T = void>(path: string, body: unknown = {}): Promise<T> =>
    sendForBody<T>('POST', path, { body }),
  put: <T = void>(path: string, body: unknown): Promise<T> => sendForBody<T>('PUT', path, { body }),
  patch: <T = void>(path: string, body: unknown): Promise<T> =>
    sendForBody<T>('PATCH', path, { body }),
  delete: <T = void>(path: string, query?: QueryParams): Promise<T> =>
    sendForBody<T>('DELETE', path, { ...(query && { query }) }),
};

const OFFLINE_PROBLEM: ProblemJson = {
  statusCode: 0,
  code: 'offline',
  message: 'The server cannot be reached. Check your connection and try again.',
};

async function parseProblem(response: Response): Promise<ProblemJson> {
  const { status: statusCode } = response;
  const fallback: ProblemJson = {
    statusCode,
    code: problemCodeForStatus(statusCode),
    message: `The server responded with status ${statusCode}. Try again. If it persists, contact your administrator.`,
  };
  try {
    const body = (await response.json()) as Partial<ProblemJson>;
    // The operator API reports errors as { statusCode, error, message }.
    return { ...fallback, ...body, statusCode };
  } catch {
    // Not from the console: a proxy that does not reach it.
    return { ...fallback, code: statusCode >= 500 ? 'unreachable' : fallback.code };
  }
}

function problemCodeForStatus(status: number): string {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 408) return 'too-slow';
  if (status === 409) return 'conflict';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'unavailable' : 'invalid';
}
