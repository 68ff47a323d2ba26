import { isNativeError } from 'node:util/types';
import { HaptikSetupError } from '../haptik.error.js';

/** What PostgreSQL answers when trying again would not help, and the cure. */
const CURES: Readonly<Record<string, string>> = {
  '28P01': 'the password is wrong. Correct it in the url.',
  '28000': 'the user may not connect. Correct the user in the url, or pg_hba.conf of the server.',
  '3D000': 'there is no such database. Create it, or correct its name in the url.',
  '42501':
    'the user may not create schemas. Run: grant create on database … to …; or create the schemas ' +
    'haptik and haptik_queue and give them to the user.',
};

/** An error of the start: a HaptikSetupError when trying again would not help. */
export function setupErrorOf(error: unknown): Error {
  if (!isError(error)) return new Error('an error that is none');
  const code = codeOf(error);
  const cure = code === undefined ? undefined : CURES[code];
  if (cure === undefined) return error;
  return new HaptikSetupError(`HaptikStorageModule: PostgreSQL says no (${code}): ${cure}`, {
    cause: error,
  });
}

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
const OUR_FAULT = /^(0A|2[0-8]|3[0-9]|42)/;

/** What drivers and the system say of a database that is not there; and we, of one never reached. */
const AWAY = /^(E[A-Z]+|[0-9A-Z]{5}|database|not-reached)$/;

/** Of the driver, which gives these no code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** Whether the database is away, or cannot work now; not for a fault of the program. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isError(error) || bugOf(error) !== undefined) return false;
  const code = codeOf(error);
  if (code !== undefined) return AWAY.test(code) && !OUR_FAULT.test(code);
  return isQuery(error) || LOST.test(rootOf(error).message);
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

/** Drizzle wraps what the driver throws. */
function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return isError(error.cause) ? codeOf(error.cause) : undefined;
}

function rootOf(error: Error): Error {
  return isError(error.cause) ? rootOf(error.cause) : error;
}

/** One of Node's own may come from another realm, where `Error` is another class. */
function isError(error: unknown): error is Error {
  return error instanceof Error || isNativeError(error);
}
