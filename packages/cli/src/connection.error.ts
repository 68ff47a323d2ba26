import { isNativeError } from 'node:util/types';
import { CommandError, EXIT_CODES } from './terminal.js';

/** No data was received within the timeout. */
export class IdleTimeoutError extends Error {
  override readonly name = 'IdleTimeoutError';

  constructor(readonly seconds: number) {
    super(`no data for ${seconds} s`);
  }
}

const DNS_ERROR_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);
const TIMEOUT_CODES = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const TLS_ERROR_PATTERN =
  /CERT|^ERR_(TLS|SSL)|UNABLE_TO|^EPROTO$|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH/;
/** OpenSSL errors for a response that is not TLS. */
const NO_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|HTTP_REQUEST/;
const NO_TLS_MESSAGE = /wrong version number|packet length too long|http request/i;
const HTTP_PARSE_ERROR_PATTERN = /^HPE_|^UND_ERR_RES/;

/** The server that a command called, for messages about the connection. */
export interface ConnectionTarget {
  readonly url: URL;
  readonly kind: 'console' | 'webhook';
  /** Where the URL comes from, such as `--url or HAPTIK_CONSOLE_URL`. */
  readonly urlSource: string;
  readonly timeoutHint: string;
  readonly interruptedHint: string;
}

/**
 * Converts a connection error to an error of the command, with its exit code.
 *
 * @param hasResponseHead whether the response headers were received
 */
export function toConnectionError(
  error: unknown,
  { url, kind, urlSource, timeoutHint, interruptedHint }: ConnectionTarget,
  hasResponseHead: boolean,
): CommandError {
  const cause = findCodedError(error);
  const { host, hostname } = url;
  if (cause instanceof IdleTimeoutError || TIMEOUT_CODES.has(cause.code)) {
    const seconds = cause instanceof IdleTimeoutError ? ` for ${cause.seconds} s` : '';
    const missing = kind === 'webhook' ? 'no complete response' : `no data${seconds}`;
    return new CommandError(EXIT_CODES.timeout, `${host} sent ${missing}. ${timeoutHint}`);
  }
  if (NO_TLS.test(cause.code)) {
    return new CommandError(
      EXIT_CODES.unreachable,
      `The server at ${host} does not use TLS (${cause.code}). Use http:// for a ${kind} without a ` +
        'certificate, and check the port.',
    );
  }
  if (TLS_ERROR_PATTERN.test(cause.code)) {
    return new CommandError(EXIT_CODES.tls, describeTlsError(cause.code, url));
  }
  if (hasResponseHead) {
    return new CommandError(
      EXIT_CODES.interrupted,
      `The response of ${host} was interrupted (${cause.code}). ${interruptedHint}`,
    );
  }
  if (DNS_ERROR_CODES.has(cause.code)) {
    return new CommandError(
      EXIT_CODES.unreachable,
      `The host ${hostname} was not found (${cause.code}). Check ${urlSource}, and the ` +
        'network connection.',
    );
  }
  if (HTTP_PARSE_ERROR_PATTERN.test(cause.code)) {
    return new CommandError(
      EXIT_CODES.unreachable,
      `The server at ${host} does not use HTTP (${cause.code}). Check the port, and whether the URL must ` +
        'begin with https://.',
    );
  }
  return new CommandError(
    EXIT_CODES.unreachable,
    `The connection to ${host} failed (${cause.code}). Check that the service is running, and that ${urlSource} is ` +
      `the URL of its ${kind}.`,
  );
}

/** The cause and the cure of a failed TLS handshake, by the code of Node.js or OpenSSL. */
function describeTlsError(code: string, { host, hostname }: URL): string {
  const certificate = `The certificate of ${host}`;
  if (/ALTNAME|HOSTNAME_MISMATCH/.test(code)) {
    return `${certificate} is for another name (${code}). Use one for ${hostname}, or a name that it has.`;
  }
  if (code === 'CERT_HAS_EXPIRED') return `${certificate} has expired (${code}). Renew it.`;
  if (code === 'CERT_NOT_YET_VALID') {
    return `${certificate} is not valid yet (${code}). Check the clocks of both machines.`;
  }
  if (/CERT|UNABLE_TO|INVALID_(CA|PURPOSE)|PATH_LENGTH/.test(code)) {
    return (
      `${certificate} is not trusted (${code}). For a private certificate authority, or a self-signed certificate, ` +
      'set the environment variable NODE_EXTRA_CA_CERTS to its PEM file.'
    );
  }
  return `The TLS handshake with ${host} failed (${code}). Check the TLS settings of the server.`;
}

interface CodedError {
  readonly code: string;
}

/** The innermost code of an error, such as `ECONNREFUSED`; undefined without one. */
export function findErrorCode(error: unknown): string | undefined {
  const found = findCodedError(error);
  return 'code' in found ? found.code : undefined;
}

/** Finds the innermost error with a code: `fetch` wraps connection errors. */
function findCodedError(error: unknown): IdleTimeoutError | CodedError {
  let code = '';
  for (let one = error; isNativeError(one); one = one.cause) {
    if (one instanceof IdleTimeoutError) return one;
    const { code: own } = one as NodeJS.ErrnoException;
    if (typeof own === 'string') code = own;
    // A failed write of the handshake has its reason in the message only.
    if (own === 'EPROTO' && NO_TLS_MESSAGE.test(one.message)) code = 'ERR_SSL_WRONG_VERSION_NUMBER';
    if (one.name === 'HTTPParserError') code ||= 'HPE_INVALID';
    // Several addresses of the host were tried.
    const [first] = 'errors' in one && Array.isArray(one.errors) ? (one.errors as unknown[]) : [];
    if (code === '' && isNativeError(first)) code = (first as NodeJS.ErrnoException).code ?? '';
  }
  return { code: code || 'no connection' };
}
