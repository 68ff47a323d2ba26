import * as fc from 'fast-check';

/** A value that no method should return or throw, created anew for each use. */
export interface InvalidValue {
  readonly description: string;
  readonly create: () => unknown;
}

const invalidValue = (description: string, create: () => unknown): InvalidValue => ({
  description,
  create,
});

const throwTrapError = (): never => {
  throw new Error('a trap');
};

/** Every trap of a proxy throws. */
const THROWING_TRAPS: ProxyHandler<object> = {
  apply: throwTrapError,
  construct: throwTrapError,
  defineProperty: throwTrapError,
  deleteProperty: throwTrapError,
  get: throwTrapError,
  getOwnPropertyDescriptor: throwTrapError,
  getPrototypeOf: throwTrapError,
  has: throwTrapError,
  isExtensible: throwTrapError,
  ownKeys: throwTrapError,
  preventExtensions: throwTrapError,
  set: throwTrapError,
  setPrototypeOf: throwTrapError,
};

function revokedProxy(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function cyclic(): object {
  const object: Record<string, unknown> = { type: 'TEXT', text: 'round' };
  object['data'] = { items: [object] };
  return object;
}

function cyclicList(): unknown[] {
  const list: unknown[] = ['a'];
  list.push(list, [list]);
  return list;
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'inside';
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
}

/** An object whose getters throw. */
export function objectWithThrowingGetters(...keys: readonly string[]): object {
  const traps = keys.map((key) => [key, { get: throwTrapError, enumerable: true }] as const);
  return Object.defineProperties({}, Object.fromEntries(traps));
}

class Customer {
  readonly type = 'customer';
  #secret = 'private';
  get secret(): string {
    return this.#secret;
  }
}

/** Objects that resemble a rich element, each with one defect. */
const ELEMENTS: readonly InvalidValue[] = [
  invalidValue('an element that is cyclic', cyclic),
  invalidValue('an element with a BigInt', () => ({ type: 'TEXT', text: 'x', data: { n: 1n } })),
  invalidValue('an element with a symbol', () => ({ type: 'TEXT', text: Symbol('x') })),
  invalidValue('an element without a kind', () => ({ type: '', text: 'x' })),
  invalidValue('an element of the kind 7', () => ({ type: 7, text: 'x' })),
  invalidValue('an element nested deep', () => ({
    type: 'TEXT',
    data: nested(2e4, (d) => ({ d })),
  })),
  invalidValue('an element whose toJSON throws', () => ({ type: 'TEXT', toJSON: throwTrapError })),
  ...[undefined, null, 7, 'text', [], {}, 1n, Symbol('x'), false].map((lie) =>
    invalidValue(`an element whose toJSON gives a ${typeof lie}`, () => ({
      type: 'TEXT',
      text: 'x',
      toJSON: () => lie,
    })),
  ),
  invalidValue('an element whose type throws', () => objectWithThrowingGetters('type')),
  invalidValue('an element whose data throws', () =>
    Object.assign(objectWithThrowingGetters('data'), { type: 'TEXT' }),
  ),
  invalidValue('an element that changes while it is read', () => {
    let reads = 0;
    return Object.defineProperty({}, 'type', { get: () => (reads++ < 2 ? 'TEXT' : reads) });
  }),
  invalidValue('an instance of a class', () => new Customer()),
];

const PRIMITIVES = [undefined, null, NaN, Infinity, -0, 0, 200, 1n, true, false, Symbol('x')];
const TEXTS = ['', ' \t\n', '\u200b', '\ufeff', '\ud800', '\u0000'];

const VALUES: readonly InvalidValue[] = [...PRIMITIVES, ...TEXTS].map((value) =>
  invalidValue(`a ${typeof value}: ${String(value)}`, () => value),
);

const OBJECTS: readonly InvalidValue[] = [
  invalidValue('a function', () => throwTrapError),
  invalidValue('a class', () => Customer),
  invalidValue('an async function', () => async () => Promise.resolve('x')),
  invalidValue('a generator', () =>
    (function* () {
      yield 'x';
    })(),
  ),
  invalidValue('a Map', () => new Map([['type', 'TEXT']])),
  invalidValue('a Set', () => new Set(['text'])),
  invalidValue('a WeakMap', () => new WeakMap()),
  invalidValue('a Date', () => new Date(0)),
  invalidValue('no valid Date', () => new Date(NaN)),
  invalidValue('a RegExp', () => /x/),
  invalidValue('a Buffer', () => Buffer.from('text')),
  invalidValue('a boxed text', () => Object('text')),
  invalidValue('an object without a prototype', () => Object.create(null)),
  invalidValue('an Error', () => new Error('returned')),
  invalidValue('a reply as on the wire', () => ({ status: true, response: ['x'] })),
  invalidValue('a proxy that traps', () => new Proxy({}, THROWING_TRAPS)),
  invalidValue('a proxy of a list that traps', () => new Proxy([], THROWING_TRAPS)),
  invalidValue('a proxy of a function that traps', () => new Proxy(throwTrapError, THROWING_TRAPS)),
  invalidValue('a revoked proxy', () => revokedProxy({})),
  invalidValue('a revoked proxy of a list', () => revokedProxy([])),
];

const LISTS: readonly InvalidValue[] = [
  invalidValue('an empty list', () => []),
  invalidValue('a list of blanks', () => ['', ' ', '\n']),
  invalidValue('a list that holds itself', cyclicList),
  invalidValue('a list nested deep', () => nested(2e4, (inner) => [inner])),
  invalidValue('a sparse list', () => Object.assign([], { 5: 'x', length: 1e5 })),
  invalidValue('a list of nothing', () => Array.from({ length: 1e4 })),
  invalidValue('a list whose items throw', () =>
    Object.defineProperty([], 0, { get: throwTrapError }),
  ),
  invalidValue('a list that cannot be flattened', () =>
    Object.assign(['x'], { flat: throwTrapError }),
  ),
  invalidValue('a list with a wrong flat', () => Object.assign(['x'], { flat: () => 'x' })),
  invalidValue('a list of traps', () => ['fine', new Proxy({}, THROWING_TRAPS), revokedProxy([])]),
  invalidValue('a text that is too long', () => 'x'.repeat(1_000_001)),
  invalidValue('texts that are too long together', () => Array(11).fill('x'.repeat(99_999))),
];

const KNOWN_INVALID_VALUES = [...ELEMENTS, ...VALUES, ...OBJECTS, ...LISTS];

const anything: fc.Arbitrary<InvalidValue> = fc
  .anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
  })
  .map((value) => invalidValue(fc.stringify(value), () => value));

const element: fc.Arbitrary<InvalidValue> = fc
  .record({ type: fc.string(), text: fc.string(), data: fc.anything({ withBigInt: true }) })
  .map((value) => invalidValue(`an element ${fc.stringify(value)}`, () => value));

/** Values of every kind and lists of them. */
export const invalidValues: fc.Arbitrary<InvalidValue> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...KNOWN_INVALID_VALUES) },
  { weight: 3, arbitrary: anything },
  { weight: 1, arbitrary: element },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...KNOWN_INVALID_VALUES), { maxLength: 4 })
      .map((list) =>
        invalidValue(list.map(({ description }) => description).join(' + '), () =>
          list.map((r) => r.create()),
        ),
      ),
  },
);
