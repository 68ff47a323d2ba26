import { CommandError, EXIT_CODES } from './terminal.js';

/** Nothing came for so long. */
export class IdleTimeoutError extends Error {
  override readonly name = 'IdleTimeoutError';

  constructor(readonly seconds: number) {
    super(`nothing came for ${seconds} s`);
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
/** As OpenSSL calls an answer that is none of TLS. */
const NO_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|HTTP_REQUEST/;
const HTTP_PARSE_ERROR_PATTERN = /^HPE_|^UND_ERR_RES/;

/**
 * Why a request has no answer, or only a part of one, as a command says it.
 *
 * @param url that was asked
 * @param hasResponseHead whether the head of an answer had come
 */
export function toConnectionError(
  error: unknown,
  url: URL,
  hasResponseHead: boolean,
): CommandError {
  const cause = findCodedError(error);
  const { host, hostname } = url;
  if (cause instanceof IdleTimeoutError || TIMEOUT_CODES.has(cause.code)) {
    const seconds = cause instanceof IdleTimeoutError ? ` for ${cause.seconds} s` : '';
    return new CommandError(
      EXIT_CODES.timeout,
      `${host} sends nothing${seconds}. Try again, and give a slow console more time by --timeout <seconds>.`,
    );
  }
  if (NO_TLS.test(cause.code)) {
    return new CommandError(
      EXIT_CODES.unreachable,
      `What answers at ${host} speaks no TLS (${cause.code}). Write http:// where the console has no ` +
        'certificate, and look whether the port is right.',
    );
  }
  if (TLS_ERROR_PATTERN.test(cause.code)) {
    return new CommandError(
      EXIT_CODES.tls,
      `There is no safe connection to ${host} (${cause.code}). Look whether its certificate is for ` +
        `${hostname} and still valid; for a certificate of your own, name the file of its authority in ` +
        'the environment variable NODE_EXTRA_CA_CERTS.',
    );
  }
  if (hasResponseHead) {
    return new CommandError(
      EXIT_CODES.truncated,
      `The answer of ${host} broke off (${cause.code}). Try again; push shows by --dry-run what is there.`,
    );
  }
  if (DNS_ERROR_CODES.has(cause.code)) {
    return new CommandError(
      EXIT_CODES.unreachable,
      `No host is called ${hostname} (${cause.code}). Look for a slip in --url or HAPTIK_CONSOLE_URL, and ` +
        'whether this machine is connected.',
    );
  }
  if (HTTP_PARSE_ERROR_PATTERN.test(cause.code)) {
    return new CommandError(
      EXIT_CODES.unreachable,
      `What answers at ${host} does not speak HTTP (${cause.code}). Look whether the port is right, and ` +
        'whether the address begins with https:// where it should.',
    );
  }
  return new CommandError(
    EXIT_CODES.unreachable,
    `Nobody answers at ${host} (${cause.code}). Look whether the service runs, and whether --url or ` +
      'HAPTIK_CONSOLE_URL is the address of its console.',
  );
}

interface CodedError {
  readonly code: string;
}

/** The innermost error with a code: `fetch` wraps what the connection said. */
function findCodedError(error: unknown): IdleTimeoutError | CodedError {
  let code = '';
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof IdleTimeoutError) return one;
    const { code: own } = one as NodeJS.ErrnoException;
    if (typeof own === 'string') code = own;
    if (one.name === 'HTTPParserError') code ||= 'HPE_INVALID';
    // Of several addresses that were tried.
    const [first] = one instanceof AggregateError ? (one.errors as unknown[]) : [];
    if (code === '' && first instanceof Error) code = (first as NodeJS.ErrnoException).code ?? '';
  }
  return { code: code || 'no connection' };
}
