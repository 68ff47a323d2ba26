/** A code of a driver, of Node or of PostgreSQL. */
const ERROR_CODE = /^[\w-]{1,40}$/;

/**
 * What kind of fault an error is: its code or that of what caused it, else its name. For errors whose
 * messages the log must not hold, since drivers repeat what was to be written and where they connect.
 */
export function errorCode(error: unknown): string {
  try {
    if (!(error instanceof Error)) return typeof error;
    const code: unknown = 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && ERROR_CODE.test(code)) return code;
    return error.cause instanceof Error ? errorCode(error.cause) : error.name;
  } catch {
    return 'an error that cannot be described';
  }
}
