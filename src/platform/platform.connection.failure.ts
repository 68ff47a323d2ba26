import { isNativeError } from 'node:util/types';
import type { PlatformFailure } from './platform.failure.js';

/** What happens before a byte of the request is on its way. */
const CONNECT_SYSCALLS = new Set<unknown>(['connect', 'getaddrinfo']);
const CONNECT_ERROR_CODES =
  /^(UND_ERR_CONNECT_TIMEOUT$|ERR_TLS_CERT_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;

/** What of an error is known to be free of data. */
interface ErrorDetails {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly syscall: unknown;
  readonly stack: string | undefined;
}

/** Why `fetch` rejected. */
export function toConnectionFailure(error: unknown): PlatformFailure {
  const facts = readErrorDetails(findRootError(error));
  const cause = copyError(facts);
  if (facts.message === 'unexpected redirect') {
    const reason = 'the platform leads elsewhere: look at the base URLs';
    return { kind: 'unreadable', reason, isNotExecuted: false, cause };
  }
  const { name, code = name, syscall } = facts;
  const isNotExecuted = CONNECT_SYSCALLS.has(syscall) || CONNECT_ERROR_CODES.test(code);
  const reason = `the platform cannot be reached (${code})`;
  return { kind: 'unreachable', reason, isNotExecuted, cause };
}

/** `fetch failed` hides the reason in its cause, and that may be one for every address. */
function findRootError(error: unknown): unknown {
  const cause = isNativeError(error) ? (error.cause ?? error) : error;
  const one: unknown = isNativeError(cause) && 'errors' in cause ? [cause.errors].flat()[0] : cause;
  return one ?? cause;
}

function readErrorDetails(error: unknown): ErrorDetails {
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
function copyError({ name, message, code, stack }: ErrorDetails): Error {
  return Object.assign(new Error(message), {
    name,
    ...(code && { code }),
    ...(stack && { stack }),
  });
}
