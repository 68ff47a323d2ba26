import { describeKinds, describeLocation } from '../../../src/service/logging/error.location.js';

const SECRET = 'asha@shop.example';

function fail(message: string, cause?: unknown): Error {
  return new TypeError(message, { cause });
}

function throwSecret(): never {
  throw fail(SECRET);
}

describe('the description of an error without its message', () => {
  it('has the kinds and the frames of an error and of its causes', () => {
    const cause = Object.assign(fail(SECRET), { code: 'ECONNREFUSED' });
    const error = fail(`no order of ${SECRET}\nin two lines`, cause);
    expect(describeKinds(error)).toBe('ECONNREFUSED');
    expect(describeKinds(fail(SECRET, SECRET))).toBe('TypeError, string');
    expect(describeLocation(error)).toMatch(
      /^ {4}at fail \(.*error\.location\.spec\.ts:\d+:\d+\)\n[^]*\ncaused by\n {4}at fail /,
    );
  });

  it.each([
    ['a message like a stack', fail(`x\n    at ${SECRET} (/app/${SECRET}.js:1:1)`)],
    [
      'a stack of its own',
      Object.assign(fail('x'), { stack: `Error: ${SECRET}\n    at ${SECRET}` }),
    ],
    ['a message that was changed', Object.assign(fail(SECRET), { message: 'y' })],
    ['a name of its own', Object.assign(fail('x'), { name: SECRET })],
    ['a code of its own', Object.assign(fail('x'), { code: SECRET })],
    ['several errors', new AggregateError([fail(SECRET)], SECRET)],
    ['a text', SECRET],
    ['an object', { message: SECRET }],
    ['null', null],
    ['a cause that throws', Object.defineProperty(fail('x'), 'cause', { get: throwSecret })],
    ['a stack that throws', Object.defineProperty(fail('x'), 'stack', { get: throwSecret })],
  ])('repeats nothing of %s', (_, error) => {
    const text = `${describeKinds(error)}\n${describeLocation(error)}`;
    expect(text).not.toContain(SECRET);
    expect(describeKinds(error)).not.toBe('');
  });

  it('ends with a circle of causes', () => {
    const error = fail(SECRET);
    error.cause = error;
    expect(describeKinds(error)).toBe('an error that cannot be described');
    expect(describeLocation(error).split('caused by')).toHaveLength(5);
  });
});
