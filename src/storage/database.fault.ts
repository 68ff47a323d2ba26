import { isNativeError } from 'node:util/types';

/** What is wrong with the database, for the log. Drizzle's own messages hold the values of a query. */
export function faultOf(error: unknown): string {
  if (!isError(error)) return 'an error that is none';
  const root = rootOf(error);
  return codeOf(error) ?? ('params' in root ? 'a statement failed' : root.message);
}

/** An error that may be passed on and logged: it tells what is wrong, and no value of a statement. */
export function withoutValues(error: unknown): Error {
  const fault = faultOf(error);
  return Object.assign(new Error(`the database does not answer as it should (${fault})`), {
    code: (isError(error) ? (codeOf(error) ?? bugOf(error)) : undefined) ?? 'database',
  });
}

/** Whether PostgreSQL refused what was to be written, rather than being away. */
export function isRefusedValue(error: unknown): boolean {
  return isError(error) && /^2[23]/.test(codeOf(error) ?? '');
}

/** Codes of PostgreSQL for statements and values that are wrong, whoever runs them. */
const OUR_FAULT = /^(0[AF]|2[0-7]|2[B-F]|3[04-9BF]|42)/;
/** Among them, but said of the database: it may only be read, ended a connection, or took rights away. */
const ITS_FAULT = /^(25006|25P0[34]|42501)$/;

/** What drivers and the system say of a database that is not there; and we, of one never reached. */
const AWAY =
  /^(E[A-Z]+|(ERR_(TLS|SSL|OSSL)|CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)_\w+|[0-9A-Z]{5}|database|not-reached|opening)$/;

/** Of the driver, which gives these no code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered|was closed)|The server does not support SSL)/;

/** Whether the database is away, or cannot work now; not for a fault of the program. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isError(error) || bugOf(error) !== undefined) return false;
  const code = codeOf(error);
  if (code !== undefined) return AWAY.test(code) && (!OUR_FAULT.test(code) || ITS_FAULT.test(code));
  return isQuery(error) || LOST.test(rootOf(error).message);
}

/** What a database that is away says, in words for people who know no codes. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^25006$/, 'may only be read now, so nothing can be changed'],
  [/^(53100|ENOSPC)$/, 'has no room left on its disk'],
  [/^(53300|timeout exceeded when)/, 'has no connection free now'],
  [/^57P0[1-5]$/, 'is just stopping or starting'],
  [/^(55P03|57014|40\w{3}|25P0[34]|Query read timeout)/, 'is too busy to answer in time'],
  [/^(28\w{3}|3D000|42501)$/, 'does not let the application in'],
  [/^opening$/, 'is just being opened'],
];

/** What is the matter with a database that is away, to be said after its name. */
export function awayWordsOf(error: unknown): string {
  const fault = faultOf(error);
  const words = WORDS.find(([pattern]) => pattern.test(fault))?.[1];
  if (words !== undefined) return words;
  return isError(error) && error.cause !== undefined
    ? awayWordsOf(error.cause)
    : 'cannot be reached now';
}

/** What kind of mistake in a program an error is, if it is one. */
function bugOf(error: Error): string | undefined {
  const { name } = rootOf(error);
  return /^(Type|Range|Reference|Syntax)Error$/.test(name) ? name : undefined;
}

/** Drizzle keeps the values of a query in the error. */
function isQuery(error: Error): boolean {
  return 'params' in error || (isError(error.cause) && isQuery(error.cause));
}

/** Whether another row stands where this one was to go. */
export function isConflict(error: unknown): boolean {
  return isError(error) && codeOf(error) === '23505';
}

/** The code of an error. Drizzle wraps what the driver throws. */
export function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return isError(error.cause) ? codeOf(error.cause) : undefined;
}

/** What was thrown first. */
export function rootOf(error: Error): Error {
  return isError(error.cause) ? rootOf(error.cause) : error;
}

/** One of Node's own may come from another realm, where `Error` is another class. */
export function isError(error: unknown): error is Error {
  return error instanceof Error || isNativeError(error);
}
