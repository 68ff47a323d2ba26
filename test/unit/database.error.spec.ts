import { DrizzleQueryError } from 'drizzle-orm/errors';
import {
  explainUnavailability,
  isDatabaseUnavailable,
  sanitizeDatabaseError,
} from '../../packages/storage/src/database/database.error.js';

const coded = (code: string) => Object.assign(new Error('values'), { code });
const query = (cause: Error) => new DrizzleQueryError('select $1', ['a value'], cause);

describe('a database', () => {
  it.each([
    ['nothing listens', coded('ECONNREFUSED')],
    ['it is shut down during a query', query(coded('57P01'))],
    ['the connection broke', query(new Error('Connection terminated unexpectedly'))],
    ['no connection came in time', new Error('timeout exceeded when trying to connect')],
    ['it was never reached', coded('not-reached')],
    ['a store says so without values', sanitizeDatabaseError(query(coded('ECONNRESET')))],
    ['a store has no code for it', sanitizeDatabaseError(query(new Error('gone')))],
    ['it ended what was idle in a transaction', query(coded('25P03'))],
    ['its certificate is over', coded('CERT_HAS_EXPIRED')],
    ['its certificate is for another name', coded('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['it was dropped', coded('3D000')],
    ['it is still being opened', coded('opening')],
  ])('is away when %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a mistake in the program', new TypeError('x is not a function')],
    ['a mistake that Node has a code for', Object.assign(new TypeError('x'), { code: 'ERR_X' })],
    ['a mistake during a transaction', sanitizeDatabaseError(new TypeError('x is not a function'))],
    ['a statement that makes no sense', query(coded('42703'))],
    ['a value that cannot be kept', query(coded('22021'))],
    ['an error of something else', new Error('nothing to do with it')],
    ['no error', 'a text'],
  ])('is not away for %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });

  it.each([
    ['is read-only', query(coded('25006'))],
    ['has no space left on its disk', query(coded('53100'))],
    ['has no free connection', coded('53300')],
    ['has no free connection', new Error('timeout exceeded when trying to connect')],
    ['is starting or stopping', coded('57P03')],
    ['is starting or stopping', query(coded('57P01'))],
    ['is too busy', query(coded('55P03'))],
    ['is too busy', query(coded('57014'))],
    ['is too busy', query(new Error('Query read timeout'))],
    ['denies access to the application', coded('28P01')],
    ['denies access to the application', sanitizeDatabaseError(query(coded('42501')))],
    ['cannot be reached', coded('ECONNREFUSED')],
    ['cannot be reached', new Error('x', { cause: coded('ENOTFOUND') })],
  ])('%s, in words', (words, error) => {
    expect(explainUnavailability(error)).toContain(words);
  });
});
