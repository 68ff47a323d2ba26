import { isNativeError } from 'node:util/types';

/** What is wrong with the database, for the log. Drizzle's own messages hold the values of a query. */
export function describeDatabaseError(error: unknown): string {
  if (!isError(error)) return 'an error that is none';
  const root = rootCause(error);
  return databaseErrorCode(error) ?? ('params' in root ? 'a statement failed' : root.message);
}

/** An error that may be passed on and logged: it tells what is wrong, and no value of a statement. */
export function sanitizeDatabaseError(error: unknown): Error {
  const fault = describeDatabaseError(error);
  return Object.assign(new Error(`the database does not answer as it should (${fault})`), {
    code:
      (isError(error) ? (databaseErrorCode(error) ?? programErrorName(error)) : undefined) ??
      'database',
  });
}

/** Whether PostgreSQL refused what was to be written, rather than being away. */
export function isRejectedValue(error: unknown): boolean {
  return isError(error) && /^2[23]/.test(databaseErrorCode(error) ?? '');
}

/** Codes of PostgreSQL for statements and values that are wrong, whoever runs them. */
const PROGRAM_ERROR_CODES = /^(0[AF]|2[0-7]|2[B-F]|3[04-9BF]|42)/;
/** Among them, but said of the database: it may only be read, ended a connection, or took rights away. */
const SERVER_ERROR_CODES = /^(25006|25P0[34]|42501)$/;

/** What drivers and the system say of a database that is not there; and we, of one never reached. */
const UNAVAILABLE_CODES =
  /^(E[A-Z]+|(ERR_(TLS|SSL|OSSL)|CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)_\w+|[0-9A-Z]{5}|database|not-reached|opening)$/;

/** Of the driver, which gives these no code. */
const CONNECTION_LOST_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered|was closed)|The server does not support SSL)/;

/** Whether the database is away, or cannot work now; not for a fault of the program. */
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

/** What a database that is away says, in words for people who know no codes. */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [/^25006$/, 'may only be read now, so nothing can be changed'],
  [/^(53100|ENOSPC)$/, 'has no room left on its disk'],
  [/^(53300|timeout exceeded when)/, 'has no connection free now'],
  [/^57P0[1-5]$/, 'is just stopping or starting'],
  [/^(55P03|57014|40\w{3}|25P0[34]|Query read timeout)/, 'is too busy to answer in time'],
  [/^(28\w{3}|3D000|42501)$/, 'does not let the application in'],
  [/^opening$/, 'is just being opened'],
];

/** What is the matter with a database that is away, to be said after its name. */
export function explainUnavailability(error: unknown): string {
  const fault = describeDatabaseError(error);
  const words = EXPLANATIONS.find(([pattern]) => pattern.test(fault))?.[1];
  if (words !== undefined) return words;
  return isError(error) && error.cause !== undefined
    ? explainUnavailability(error.cause)
    : 'cannot be reached now';
}

/** What kind of mistake in a program an error is, if it is one. */
function programErrorName(error: Error): string | undefined {
  const { name } = rootCause(error);
  return /^(Type|Range|Reference|Syntax)Error$/.test(name) ? name : undefined;
}

/** Drizzle keeps the values of a query in the error. */
function isQueryError(error: Error): boolean {
  return 'params' in error || (isError(error.cause) && isQueryError(error.cause));
}

/** Whether another row stands where this one was to go. */
export function isUniqueViolation(error: unknown): boolean {
  return isError(error) && databaseErrorCode(error) === '23505';
}

/** The code of an error. Drizzle wraps what the driver throws. */
export function databaseErrorCode(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return isError(error.cause) ? databaseErrorCode(error.cause) : undefined;
}

/** What was thrown first. */
export function rootCause(error: Error): Error {
  return isError(error.cause) ? rootCause(error.cause) : error;
}

/** One of Node's own may come from another realm, where `Error` is another class. */
export function isError(error: unknown): error is Error {
  return error instanceof Error || isNativeError(error);
}
