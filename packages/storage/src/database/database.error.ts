import { isNativeError } from 'node:util/types';

/** Describes a database error for the log, without query values, which the messages of Drizzle contain. */
export function describeDatabaseError(error: unknown): string {
  if (!isError(error)) return 'a value that is not an Error';
  const root = rootCause(error);
  return databaseErrorCode(error) ?? ('params' in root ? 'a statement failed' : root.message);
}

/** Converts an error to one without query values, which can be thrown and logged. */
export function sanitizeDatabaseError(error: unknown): Error {
  const description = describeDatabaseError(error);
  return Object.assign(new Error(`the database failed (${description})`), {
    code:
      (isError(error) ? (databaseErrorCode(error) ?? programErrorName(error)) : undefined) ??
      'database',
  });
}

/** Whether PostgreSQL rejected the values, rather than being unavailable. */
export function isRejectedValue(error: unknown): boolean {
  return isError(error) && /^2[23]/.test(databaseErrorCode(error) ?? '');
}

/** SQLSTATE codes for invalid statements and values. */
const PROGRAM_ERROR_CODES = /^(0[AF]|2[0-7]|2[B-F]|3[04-9BF]|42)/;
/** Exceptions among them that concern the server: read-only, idle timeout, missing privilege. */
const SERVER_ERROR_CODES = /^(25006|25P0[34]|42501)$/;

/** Codes of drivers, of the system and of this library for an unavailable database. */
const UNAVAILABLE_CODES =
  /^(E[A-Z]+|(ERR_(TLS|SSL|OSSL)|CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)_\w+|[0-9A-Z]{5}|database|not-reached|opening)$/;

/** Messages of driver errors that have no code. */
const CONNECTION_LOST_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered|was closed)|The server does not support SSL)/;

/** Whether the database is unavailable or overloaded; false for programming errors. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!isError(error) || programErrorName(error) !== undefined) return false;
  const code = databaseErrorCode(error);
  if (code !== undefined)
    return (
      UNAVAILABLE_CODES.test(code) &&
      (!PROGRAM_ERROR_CODES.test(code) || SERVER_ERROR_CODES.test(code))
    );
  return isQueryError(error) || CONNECTION_LOST_MESSAGES.test(rootCause(error).message);
}

/** Error codes -> the end of a sentence that begins with "The database". */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [/^25006$/, 'is read-only, so nothing can be changed'],
  [/^(53100|ENOSPC)$/, 'has no space left on its disk'],
  [/^(53300|timeout exceeded when)/, 'has no free connection'],
  [/^57P0[1-5]$/, 'is starting or stopping'],
  [/^(55P03|57014|40\w{3}|25P0[34]|Query read timeout)/, 'is too busy to answer in time'],
  [/^(28\w{3}|3D000|42501)$/, 'denies access to the application'],
  [/^opening$/, 'is being opened'],
];

/** Explains why the database is unavailable, as the end of a sentence that begins with "The database". */
export function explainUnavailability(error: unknown): string {
  const description = describeDatabaseError(error);
  const explanation = EXPLANATIONS.find(([pattern]) => pattern.test(description))?.[1];
  if (explanation !== undefined) return explanation;
  return isError(error) && error.cause !== undefined
    ? explainUnavailability(error.cause)
    : 'cannot be reached now';
}

/** The name of a programming error; undefined for other errors. */
function programErrorName(error: Error): string | undefined {
  const { name } = rootCause(error);
  return /^(Type|Range|Reference|Syntax)Error$/.test(name) ? name : undefined;
}

/** Whether an error contains query values, as those of Drizzle do. */
function isQueryError(error: Error): boolean {
  return 'params' in error || (isError(error.cause) && isQueryError(error.cause));
}

/** Whether an error is a unique violation. */
export function isUniqueViolation(error: unknown): boolean {
  return isError(error) && databaseErrorCode(error) === '23505';
}

/** The code of an error or of its cause: Drizzle wraps the errors of the driver. */
export function databaseErrorCode(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return isError(error.cause) ? databaseErrorCode(error.cause) : undefined;
}

/** The innermost cause. */
export function rootCause(error: Error): Error {
  return isError(error.cause) ? rootCause(error.cause) : error;
}

/** Also true for errors of another realm, which are not instances of this `Error`. */
export function isError(error: unknown): error is Error {
  return error instanceof Error || isNativeError(error);
}
