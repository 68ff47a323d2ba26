import { HttpException } from '@nestjs/common';
import * as fc from 'fast-check';
import {
  HaptikFailure,
  HaptikSetupError,
  PayloadException,
  SignatureException,
} from 'nestjs-haptik';
import { EmptyError } from 'rxjs';
import { type Rubbish, rubbishes, trapped } from './rubbish.js';

const mistake = (what: string, make: () => unknown): Rubbish => ({ what, make });

/** An error whose own fields throw when they are read. */
function errorThatTraps(...keys: readonly string[]): Error {
  const traps = Object.getOwnPropertyDescriptors(trapped(...keys));
  return Object.defineProperties(new Error('trapped'), traps);
}

/** An error of which a field throws the error itself. */
function errorThatThrowsItself(key: string): Error {
  const error = new Error('itself');
  return Object.defineProperty(error, key, {
    get: () => {
      throw error;
    },
  });
}

function causedByItself(): Error {
  const error = new Error('round');
  error.cause = new Error('and round', { cause: error });
  return error;
}

class Unsure extends HttpException {
  override getStatus(): number {
    throw new Error('no status');
  }
}

/** A proxy that says it is an error, and traps what is asked of it. */
const sly = (target: object): object =>
  new Proxy(target, {
    get: (_target, key) => {
      throw new Error(`asked for ${String(key)}`);
    },
  });

const KNOWN: readonly Rubbish[] = [
  mistake('an Error', () => new Error('plain')),
  mistake('an Error without a stack', () => Object.assign(new Error('x'), { stack: undefined })),
  mistake('an Error whose stack is a symbol', () =>
    Object.assign(new Error(), { stack: Symbol() }),
  ),
  mistake('an Error whose stack is an object', () => Object.assign(new Error(), { stack: {} })),
  ...['stack', 'message', 'name', 'cause'].flatMap((key) => [
    mistake(`an Error whose ${key} throws`, () => errorThatTraps(key)),
    mistake(`an Error whose ${key} throws the error`, () => errorThatThrowsItself(key)),
  ]),
  mistake('an Error that throws everywhere', () => errorThatTraps('stack', 'message', 'name')),
  mistake('an Error that is frozen', () => Object.freeze(new Error('frozen'))),
  mistake('an Error that is a proxy', () => sly(new Error('sly'))),
  mistake('an HttpException that is a proxy', () => sly(new HttpException('sly', 400))),
  mistake('a HaptikFailure that is a proxy', () => sly(new HaptikFailure('sly'))),
  mistake('an Error of a cause that is a proxy', () => new Error('x', { cause: sly(new Error()) })),
  mistake('an Error of a cause of any kind', () => new Error('x', { cause: Symbol('cause') })),
  mistake('an Error caused by itself', causedByItself),
  mistake('several errors', () => new AggregateError([new Error('a'), 'b'], 'both')),
  mistake('an Error without a prototype', () => Object.setPrototypeOf(new Error('x'), null)),
  mistake('an EmptyError', () => new EmptyError()),
  mistake('an AbortError', () => new DOMException('aborted', 'AbortError')),
  mistake('a refusal of the signature', () => new SignatureException()),
  mistake('a refusal of the payload', () => new PayloadException('not mine', [])),
  mistake('a refusal of the setup', () => new HaptikSetupError('not mine')),
  mistake('an Error whose stack throws a refusal', () =>
    Object.defineProperty(new Error('x'), 'stack', {
      get: () => {
        throw new PayloadException('not mine', []);
      },
    }),
  ),
  mistake('an HttpException without a status', () => new Unsure('x', 400)),
  mistake('an HttpException whose name throws', () =>
    Object.defineProperties(
      new HttpException('x', 400),
      Object.getOwnPropertyDescriptors(trapped('name')),
    ),
  ),
];

const statuses = fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(0, -1, NaN, 1e9));

const httpException: fc.Arbitrary<Rubbish> = fc
  .tuple(statuses, rubbishes)
  .map(([status, { what, make }]) =>
    mistake(
      `HttpException ${status} of ${what}`,
      () => new HttpException(make() as object, status),
    ),
  );

const failure: fc.Arbitrary<Rubbish> = fc
  .tuple(fc.array(rubbishes, { maxLength: 3 }), fc.boolean())
  .map(([list, isReplaced]) => {
    const what = list.map((item) => item.what).join(' + ');
    return mistake(`HaptikFailure of ${what}${isReplaced ? ', replaced' : ''}`, () => {
      const messages = list.map(({ make }) => make()) as [string];
      const thrown = new HaptikFailure(...messages);
      return isReplaced ? Object.assign(thrown, { messages: messages[0] }) : thrown;
    });
  });

/** What is thrown: errors of every kind, and what is no error at all. */
export const mistakes: fc.Arbitrary<Rubbish> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 2, arbitrary: httpException },
  { weight: 2, arbitrary: failure },
  { weight: 2, arbitrary: rubbishes },
);
