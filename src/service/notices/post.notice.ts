import { NoticeRejectedError } from './notice.channel.js';

/** Statuses of the 4xx range after which another attempt can succeed. */
const TEMPORARY_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Posts JSON to a URL that is a secret: it is in no error, and redirects are not followed.
 *
 * @throws NoticeRejectedError for a status after which another attempt would fail, too
 */
export async function postNotice(
  url: string,
  body: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
    redirect: 'manual',
    signal,
  });
  await response.body?.cancel();
  if (response.ok) return;
  const code = `HTTP status ${response.status}`;
  if (response.status < 500 && !TEMPORARY_STATUSES.has(response.status))
    throw new NoticeRejectedError(code);
  throw Object.assign(new Error(code), { code: `HTTP-${response.status}` });
}
