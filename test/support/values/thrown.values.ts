import { HttpException } from '@nestjs/common';
import * as fc from 'fast-check';
import {
  HaptikFailure,
  HaptikSetupError,
  PayloadException,
  SignatureException,
} from 'nestjs-haptik';
import { EmptyError } from 'rxjs';
import { type InvalidValue, invalidValues, objectWithThrowingGetters } from './invalid.values.js';

const thrownValue = (description: string, create: () => unknown): InvalidValue => ({
  description,
  create,
});

/** An error whose own getters throw. */
function errorWithThrowingGetters(...keys: readonly string[]): Error {
  const traps = Object.getOwnPropertyDescriptors(objectWithThrowingGetters(...keys));
  return Object.defineProperties(new Error('trapped'), traps);
}

/** An error with a getter that throws the error itself. */
function errorWithSelfThrowingGetter(key: string): Error {
  const error = new Error('itself');
  return Object.defineProperty(error, key, {
    get: () => {
      throw error;
    },
  });
}

function errorWithCircularCause(): Error {
  const error = new Error('round');
  error.cause = new Error('and round', { cause: error });
  return error;
}

class ExceptionWithoutStatus extends HttpException {
  override getStatus(): number {
    throw new Error('no status');
  }
}

/** A proxy of an error that throws on access. */
const throwingProxy = (target: object): object =>
  new Proxy(target, {
    get: (_target, key) => {
      throw new Error(`read of ${String(key)}`);
    },
  });

const KNOWN_THROWN_VALUES: readonly InvalidValue[] = [
  thrownValue('an Error', () => new Error('plain')),
  thrownValue('an Error without a stack', () =>
    Object.assign(new Error('x'), { stack: undefined }),
  ),
  thrownValue('an Error whose stack is a symbol', () =>
    Object.assign(new Error(), { stack: Symbol() }),
  ),
  thrownValue('an Error whose stack is an object', () => Object.assign(new Error(), { stack: {} })),
  ...['stack', 'message', 'name', 'cause'].flatMap((key) => [
    thrownValue(`an Error whose ${key} throws`, () => errorWithThrowingGetters(key)),
    thrownValue(`an Error whose ${key} throws the error`, () => errorWithSelfThrowingGetter(key)),
  ]),
  thrownValue('an Error that throws everywhere', () =>
    errorWithThrowingGetters('stack', 'message', 'name'),
  ),
  thrownValue('an Error that is frozen', () => Object.freeze(new Error('frozen'))),
  thrownValue('an Error that is a proxy', () => throwingProxy(new Error('sly'))),
  thrownValue('an HttpException that is a proxy', () =>
    throwingProxy(new HttpException('sly', 400)),
  ),
  thrownValue('a HaptikFailure that is a proxy', () => throwingProxy(new HaptikFailure('sly'))),
  thrownValue(
    'an Error of a cause that is a proxy',
    () => new Error('x', { cause: throwingProxy(new Error()) }),
  ),
  thrownValue('an Error of a cause of any kind', () => new Error('x', { cause: Symbol('cause') })),
  thrownValue('an Error caused by itself', errorWithCircularCause),
  thrownValue('several errors', () => new AggregateError([new Error('a'), 'b'], 'both')),
  thrownValue('an Error without a prototype', () => Object.setPrototypeOf(new Error('x'), null)),
  thrownValue('an EmptyError', () => new EmptyError()),
  thrownValue('an AbortError', () => new DOMException('aborted', 'AbortError')),
  thrownValue('a refusal of the signature', () => new SignatureException()),
  thrownValue('a refusal of the payload', () => new PayloadException('not mine', [])),
  thrownValue('a HaptikSetupError', () => new HaptikSetupError('not mine')),
  thrownValue('an Error whose stack throws a refusal', () =>
    Object.defineProperty(new Error('x'), 'stack', {
      get: () => {
        throw new PayloadException('not mine', []);
      },
    }),
  ),
  thrownValue('an HttpException without a status', () => new ExceptionWithoutStatus('x', 400)),
  thrownValue('an HttpException whose name throws', () =>
    Object.defineProperties(
      new HttpException('x', 400),
      Object.getOwnPropertyDescriptors(objectWithThrowingGetters('name')),
    ),
  ),
];

const statuses = fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(0, -1, NaN, 1e9));

const httpException: fc.Arbitrary<InvalidValue> = fc
  .tuple(statuses, invalidValues)
  .map(([status, { description, create }]) =>
    thrownValue(
      `HttpException ${status} of ${description}`,
      () => new HttpException(create() as object, status),
    ),
  );

const failure: fc.Arbitrary<InvalidValue> = fc
  .tuple(fc.array(invalidValues, { maxLength: 3 }), fc.boolean())
  .map(([list, isReplaced]) => {
    const what = list.map((item) => item.description).join(' + ');
    return thrownValue(`HaptikFailure of ${what}${isReplaced ? ', replaced' : ''}`, () => {
      const messages = list.map(({ create }) => create()) as [string];
      const thrown = new HaptikFailure(...messages);
      return isReplaced ? Object.assign(thrown, { messages: messages[0] }) : thrown;
    });
  });

/** Thrown values: errors of every kind, and values that are not errors. */
export const thrownValues: fc.Arbitrary<InvalidValue> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...KNOWN_THROWN_VALUES) },
  { weight: 2, arbitrary: httpException },
  { weight: 2, arbitrary: failure },
  { weight: 2, arbitrary: invalidValues },
);
