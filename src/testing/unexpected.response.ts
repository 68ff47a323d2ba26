import { HttpStatus } from '@nestjs/common';
import { truncate } from '../payload/quote.js';

const MAX_BODY_SHOWN = 300;

/** An answer that is no reply. */
export interface UnexpectedResponse {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

/** The call that was answered, and what is known of the application. */
export interface SentRequest {
  readonly url: string;
  readonly isSigned: boolean;
  /** Where the application takes calls, and the global prefix in it; undefined without HaptikModule. */
  readonly endpoint: string | undefined;
  readonly prefix: string;
}

/** What is wrong with a call that got no reply, and the cure where it is known. */
export function explainUnexpectedResponse(
  { status, type, text }: UnexpectedResponse,
  call: SentRequest,
): string {
  const what = text === '' ? 'without a body' : `with: ${truncate(text, MAX_BODY_SHOWN)}`;
  return (
    `POST ${call.url} got no reply of a bot. It was answered ${status} (${type ?? 'no content type'}) ${what}\n` +
    suggestCallFix(status, call)
  );
}

function suggestCallFix(status: number, { url, isSigned, endpoint, prefix }: SentRequest): string {
  switch (status as HttpStatus) {
    case HttpStatus.OK:
      return 'A reply is JSON with status and response. Something else answers at this path.';
    case HttpStatus.NOT_FOUND:
      return suggestPath(url, endpoint, prefix);
    case HttpStatus.UNAUTHORIZED:
    case HttpStatus.FORBIDDEN:
      return isSigned
        ? 'The call was signed with the secret of the client: give it the secret of this bot and node. ' +
            'If it is, a guard of the application refused the call.'
        : 'The call was not signed: give the client the option secret, with the secret of the bot.';
    case HttpStatus.INTERNAL_SERVER_ERROR:
      return 'The application failed; its log has the error. A test that silences the log hides it.';
    default:
      return 'Haptik would not show this to the user. The body, its headers or a proxy may be wrong.';
  }
}

function suggestPath(url: string, endpoint: string | undefined, prefix: string): string {
  const requestedPath = new URL(url).pathname;
  if (endpoint === undefined) return 'The application does not import HaptikModule.';
  if (requestedPath === endpoint || requestedPath.startsWith(`${endpoint}/`)) {
    return `The calls come in at ${endpoint}, but there is no such bot: give HaptikModule the option bots.`;
  }
  const found = prefix === '' ? 'It has no global prefix' : `Its global prefix is "${prefix}"`;
  return `The application takes calls at ${endpoint}. ${found}: give the client { path: '${endpoint.slice(1)}' }.`;
}
