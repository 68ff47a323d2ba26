import type { PlaygroundError } from './page.contract.js';

const JSON_TYPE = 'application/json';

/** A request that the playground's server refused, or that did not reach it. The message has the cure. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws ApiError if the response is not 2xx or there is none */
async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(new URL(`api/${path}`, document.baseURI), {
    method,
    credentials: 'same-origin',
    headers: { Accept: JSON_TYPE, ...(body !== undefined && { 'Content-Type': JSON_TYPE }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError('offline', 'The playground has ended. Start `haptik playground` again.');
  });
  const text = await response.text();
  if (!response.ok) throw toApiError(response.status, text);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function toApiError(status: number, text: string): ApiError {
  try {
    const { code, message } = JSON.parse(text) as PlaygroundError;
    return new ApiError(code, message);
  } catch {
    return new ApiError('invalid', `The playground responded with status ${status}.`);
  }
}

/** The playground's API by HTTP method. Each function throws ApiError. */
export const api = {
  get: <T>(path: string): Promise<T> => send<T>('GET', path),
  post: <T = void>(path: string, body: unknown = {}): Promise<T> => send<T>('POST', path, body),
  put: <T = void>(path: string, body: unknown): Promise<T> => send<T>('PUT', path, body),
  patch: <T = void>(path: string, body: unknown): Promise<T> => send<T>('PATCH', path, body),
  delete: (path: string): Promise<void> => send('DELETE', path),
};
