/** A code of a driver, of Node or of PostgreSQL. */
const ERROR_CODE = /^[\w-]{1,40}$/;

/**
 * The code of an error or of its cause, else its name. For errors whose messages must not be logged,
 * since drivers repeat values and addresses.
 */
export function errorCode(error: unknown): string {
  try {
    if (!(error instanceof Error)) return typeof error;
    const code: unknown = 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && ERROR_CODE.test(code)) return code;
    if (error.cause instanceof Error) return errorCode(error.cause);
    return ERROR_CODE.test(error.name) ? error.name : 'Error';
  } catch {
    return 'an error that cannot be described';
  }
}
