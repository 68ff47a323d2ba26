import { HttpStatus } from '@nestjs/common';
import { truncate } from '../payload/quote.js';

const MAX_BODY_SHOWN = 300;

/** A response that is not a reply. */
export interface UnexpectedResponse {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

/** The request, and the known configuration of the application. */
export interface SentRequest {
  readonly url: string;
  readonly isSigned: boolean;
  /** Whether `haptikBot` could have found the secret, and the test gave another one. */
  readonly isSecretGiven?: boolean;
  /** Endpoint path of the application, including the global prefix; undefined without HaptikModule. */
  readonly endpoint: string | undefined;
  readonly prefix: string;
}

/** Explains why a response is not a reply, with the fix where it is known. */
export function explainUnexpectedResponse(
  { status, type, text }: UnexpectedResponse,
  call: SentRequest,
): string {
  const what = text === '' ? 'without a body' : `with: ${truncate(text, MAX_BODY_SHOWN)}`;
  return (
    `POST ${call.url} did not return a reply. The response is ${status} (${type ?? 'no content type'}) ${what}\n` +
    suggestCallFix(status, call)
  );
}

function suggestCallFix(status: number, call: SentRequest): string {
  const { url, isSigned, endpoint, prefix } = call;
  switch (status as HttpStatus) {
    case HttpStatus.OK:
      return 'A reply is JSON with status and response. Another handler responds at this path.';
    case HttpStatus.NOT_FOUND:
      return suggestPath(url, endpoint, prefix);
    case HttpStatus.UNAUTHORIZED:
    case HttpStatus.FORBIDDEN:
      return isSigned ? suggestSecret(call) : SIGN_THE_CALL;
    case HttpStatus.INTERNAL_SERVER_ERROR:
      return 'The application failed. The error is in its log, unless the test disables the logger.';
    default:
      return 'Haptik would not show this to the user. Check the body, its headers and proxies.';
  }
}

const SIGN_THE_CALL =
  'The call is not signed: set the option secret of the client to the secret of the bot.';

function suggestSecret({ isSecretGiven }: SentRequest): string {
  const cure = isSecretGiven
    ? 'leave the option secret out, since haptikBot finds the secret of the node itself.'
    : 'give the client the secret of this bot and node.';
  return (
    `The signature was rejected: ${cure} If the secret is right, a guard of the application ` +
    'rejected the call. Its log has the cause.'
  );
}

function suggestPath(url: string, endpoint: string | undefined, prefix: string): string {
  const requestedPath = new URL(url).pathname;
  if (endpoint === undefined) return 'The application does not import HaptikModule.';
  if (requestedPath === endpoint || requestedPath.startsWith(`${endpoint}/`)) {
    return `The endpoint ${endpoint} exists, but the bot does not: add it to the option bots of HaptikModule.`;
  }
  const found = prefix === '' ? 'It has no global prefix' : `Its global prefix is "${prefix}"`;
  return `The endpoint of the application is ${endpoint}. ${found}: give the client { path: '${endpoint.slice(1)}' }.`;
}
