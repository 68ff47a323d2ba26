import { isNativeError } from 'node:util/types';
import type { Fault } from './platform.fault.js';

/** What happens before a byte of the request is on its way. */
const CONNECTING = new Set<unknown>(['connect', 'getaddrinfo']);
const NOT_CONNECTED =
  /^(UND_ERR_CONNECT_TIMEOUT$|ERR_TLS_CERT_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;

/** What of an error is known to be free of data. */
interface Facts {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly syscall: unknown;
  readonly stack: string | undefined;
}

/** Why `fetch` rejected. */
export function connectionFault(error: unknown): Fault {
  const facts = factsOf(innermost(error));
  const cause = copyOf(facts);
  if (facts.message === 'unexpected redirect') {
    const reason = 'the platform leads elsewhere: look at the base URLs';
    return { kind: 'unreadable', reason, isUndone: false, cause };
  }
  const { name, code = name, syscall } = facts;
  const isUndone = CONNECTING.has(syscall) || NOT_CONNECTED.test(code);
  const reason = `the platform cannot be reached (${code})`;
  return { kind: 'unreachable', reason, isUndone, cause };
}

/** `fetch failed` hides the reason in its cause, and that may be one for every address. */
function innermost(error: unknown): unknown {
  const cause = isNativeError(error) ? (error.cause ?? error) : error;
  const one: unknown = isNativeError(cause) && 'errors' in cause ? [cause.errors].flat()[0] : cause;
  return one ?? cause;
}

function factsOf(error: unknown): Facts {
  if (!isNativeError(error)) {
    return {
      name: 'Error',
      message: 'unknown',
      code: undefined,
      syscall: undefined,
      stack: undefined,
    };
  }
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name, message, code, syscall: 'syscall' in error ? error.syscall : undefined, stack };
}

/** The error itself may carry what was received, as that of a broken HTTP answer does. */
function copyOf({ name, message, code, stack }: Facts): Error {
  return Object.assign(new Error(message), {
    name,
    ...(code && { code }),
    ...(stack && { stack }),
  });
}
