import { DrizzleQueryError } from 'drizzle-orm/errors';
import { isDatabaseAway, withoutValues } from '../../src/storage/database.fault.js';

const coded = (code: string) => Object.assign(new Error('values'), { code });
const query = (cause: Error) => new DrizzleQueryError('select $1', ['a value'], cause);

describe('a database', () => {
  it.each([
    ['nothing listens', coded('ECONNREFUSED')],
    ['it is shut down during a query', query(coded('57P01'))],
    ['the connection broke', query(new Error('Connection terminated unexpectedly'))],
    ['no connection came in time', new Error('timeout exceeded when trying to connect')],
    ['it was never reached', coded('not-reached')],
    ['a store says so without values', withoutValues(query(coded('ECONNRESET')))],
    ['a store has no code for it', withoutValues(query(new Error('gone')))],
  ])('is away when %s', (_, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([
    ['a mistake in the program', new TypeError('x is not a function')],
    ['a mistake that Node has a code for', Object.assign(new TypeError('x'), { code: 'ERR_X' })],
    ['a mistake during a transaction', withoutValues(new TypeError('x is not a function'))],
    ['a statement that makes no sense', query(coded('42703'))],
    ['a value that cannot be kept', query(coded('22021'))],
    ['an error of something else', new Error('nothing to do with it')],
    ['no error', 'a text'],
  ])('is not away for %s', (_, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
