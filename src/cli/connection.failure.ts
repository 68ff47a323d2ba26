import { CommandException, EXIT } from './terminal.js';

/** Nothing came for so long. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';

  constructor(readonly seconds: number) {
    super(`nothing came for ${seconds} s`);
  }
}

const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);
const TIME_OUTS = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const TLS =
  /CERT|^ERR_(TLS|SSL)|UNABLE_TO|^EPROTO$|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH/;
/** As OpenSSL calls an answer that is none of TLS. */
const NO_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|HTTP_REQUEST/;
const NO_HTTP = /^HPE_|^UND_ERR_RES/;

/**
 * Why a request has no answer, or only a part of one, as a command says it.
 *
 * @param url that was asked
 * @param hasBegun whether the head of an answer had come
 */
export function connectionFailure(error: unknown, url: URL, hasBegun: boolean): CommandException {
  const fault = faultOf(error);
  const { host, hostname } = url;
  if (fault instanceof SilenceError || TIME_OUTS.has(fault.code)) {
    const seconds = fault instanceof SilenceError ? ` for ${fault.seconds} s` : '';
    return new CommandException(
      EXIT.timeout,
      `${host} sends nothing${seconds}. Try again, and give a slow console more time by --timeout <seconds>.`,
    );
  }
  if (NO_TLS.test(fault.code)) {
    return new CommandException(
      EXIT.unreachable,
      `What answers at ${host} speaks no TLS (${fault.code}). Write http:// where the console has no ` +
        'certificate, and look whether the port is right.',
    );
  }
  if (TLS.test(fault.code)) {
    return new CommandException(
      EXIT.tls,
      `There is no safe connection to ${host} (${fault.code}). Look whether its certificate is for ` +
        `${hostname} and still valid; for a certificate of your own, name the file of its authority in ` +
        'the environment variable NODE_EXTRA_CA_CERTS.',
    );
  }
  if (hasBegun) {
    return new CommandException(
      EXIT.truncated,
      `The answer of ${host} broke off (${fault.code}). Try again; push shows by --dry-run what is there.`,
    );
  }
  if (UNKNOWN_HOST.has(fault.code)) {
    return new CommandException(
      EXIT.unreachable,
      `No host is called ${hostname} (${fault.code}). Look for a slip in --url or HAPTIK_CONSOLE_URL, and ` +
        'whether this machine is connected.',
    );
  }
  if (NO_HTTP.test(fault.code)) {
    return new CommandException(
      EXIT.unreachable,
      `What answers at ${host} does not speak HTTP (${fault.code}). Look whether the port is right, and ` +
        'whether the address begins with https:// where it should.',
    );
  }
  return new CommandException(
    EXIT.unreachable,
    `Nobody answers at ${host} (${fault.code}). Look whether the service runs, and whether --url or ` +
      'HAPTIK_CONSOLE_URL is the address of its console.',
  );
}

interface Fault {
  readonly code: string;
}

/** The innermost error with a code: `fetch` wraps what the connection said. */
function faultOf(error: unknown): SilenceError | Fault {
  let code = '';
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof SilenceError) return one;
    const { code: own } = one as NodeJS.ErrnoException;
    if (typeof own === 'string') code = own;
    if (one.name === 'HTTPParserError') code ||= 'HPE_INVALID';
    // Of several addresses that were tried.
    const [first] = one instanceof AggregateError ? (one.errors as unknown[]) : [];
    if (code === '' && first instanceof Error) code = (first as NodeJS.ErrnoException).code ?? '';
  }
  return { code: code || 'no connection' };
}
