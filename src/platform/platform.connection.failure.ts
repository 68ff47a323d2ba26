import { isNativeError } from 'node:util/types';
import type { PlatformFailure } from './platform.failure.js';

/** System calls before the first byte of the request is sent. */
const CONNECT_SYSCALLS = new Set<unknown>(['connect', 'getaddrinfo']);
const CONNECT_ERROR_CODES =
  /^(UND_ERR_CONNECT_TIMEOUT$|ERR_TLS_CERT_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;

/** The properties of an error that contain no data of the request or response. */
interface ErrorDetails {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly syscall: unknown;
  readonly stack: string | undefined;
}

/** The failure for an error of `fetch`. */
export function toConnectionFailure(error: unknown): PlatformFailure {
  const details = readErrorDetails(findRootError(error));
  const cause = copyError(details);
  if (details.message === 'unexpected redirect') {
    const reason = 'the platform responded with a redirect; check the base URLs';
    return { kind: 'unreadable', reason, isNotExecuted: false, cause };
  }
  const { name, code = name, syscall } = details;
  const isNotExecuted = CONNECT_SYSCALLS.has(syscall) || CONNECT_ERROR_CODES.test(code);
  const reason = `the platform cannot be reached (${code})`;
  return { kind: 'unreachable', reason, isNotExecuted, cause };
}

/** The reason of `fetch failed` is its cause, which may be an `AggregateError` with one error per address. */
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

/** A copy without further properties: the error of an invalid HTTP response contains its data. */
function copyError({ name, message, code, stack }: ErrorDetails): Error {
  return Object.assign(new Error(message), {
    name,
    ...(code && { code }),
    ...(stack && { stack }),
  });
}
