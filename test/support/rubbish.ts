import * as fc from 'fast-check';

/** A value that no method should return or throw, made anew whenever it is wanted. */
export interface Rubbish {
  readonly what: string;
  readonly make: () => unknown;
}

const rubbish = (what: string, make: () => unknown): Rubbish => ({ what, make });

const fails = (): never => {
  throw new Error('a trap');
};

/** Every trap of a proxy throws. */
const TRAPS: ProxyHandler<object> = {
  apply: fails,
  construct: fails,
  defineProperty: fails,
  deleteProperty: fails,
  get: fails,
  getOwnPropertyDescriptor: fails,
  getPrototypeOf: fails,
  has: fails,
  isExtensible: fails,
  ownKeys: fails,
  preventExtensions: fails,
  set: fails,
  setPrototypeOf: fails,
};

function revoked(target: object): unknown {
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

/** An object whose keys throw when they are read. */
export function trapped(...keys: readonly string[]): object {
  const traps = keys.map((key) => [key, { get: fails, enumerable: true }] as const);
  return Object.defineProperties({}, Object.fromEntries(traps));
}

class Customer {
  readonly type = 'customer';
  #secret = 'private';
  get secret(): string {
    return this.#secret;
  }
}

/** Objects that look like a rich element, with a flaw each. */
const ELEMENTS: readonly Rubbish[] = [
  rubbish('an element that is cyclic', cyclic),
  rubbish('an element with a BigInt', () => ({ type: 'TEXT', text: 'x', data: { n: 1n } })),
  rubbish('an element with a symbol', () => ({ type: 'TEXT', text: Symbol('x') })),
  rubbish('an element without a kind', () => ({ type: '', text: 'x' })),
  rubbish('an element of the kind 7', () => ({ type: 7, text: 'x' })),
  rubbish('an element nested deep', () => ({ type: 'TEXT', data: nested(2e4, (d) => ({ d })) })),
  rubbish('an element whose toJSON throws', () => ({ type: 'TEXT', toJSON: fails })),
  ...[undefined, null, 7, 'text', [], {}, 1n, Symbol('x'), false].map((lie) =>
    rubbish(`an element whose toJSON gives a ${typeof lie}`, () => ({
      type: 'TEXT',
      text: 'x',
      toJSON: () => lie,
    })),
  ),
  rubbish('an element whose type throws', () => trapped('type')),
  rubbish('an element whose data throws', () => Object.assign(trapped('data'), { type: 'TEXT' })),
  rubbish('an element that changes while it is read', () => {
    let reads = 0;
    return Object.defineProperty({}, 'type', { get: () => (reads++ < 2 ? 'TEXT' : reads) });
  }),
  rubbish('an instance of a class', () => new Customer()),
];

const PRIMITIVES = [undefined, null, NaN, Infinity, -0, 0, 200, 1n, true, false, Symbol('x')];
const TEXTS = ['', ' \t\n', '\u200b', '\ufeff', '\ud800', '\u0000'];

const VALUES: readonly Rubbish[] = [...PRIMITIVES, ...TEXTS].map((value) =>
  rubbish(`a ${typeof value}: ${String(value)}`, () => value),
);

const OBJECTS: readonly Rubbish[] = [
  rubbish('a function', () => fails),
  rubbish('a class', () => Customer),
  rubbish('an async function', () => async () => Promise.resolve('x')),
  rubbish('a generator', () =>
    (function* () {
      yield 'x';
    })(),
  ),
  rubbish('a Map', () => new Map([['type', 'TEXT']])),
  rubbish('a Set', () => new Set(['text'])),
  rubbish('a WeakMap', () => new WeakMap()),
  rubbish('a Date', () => new Date(0)),
  rubbish('no valid Date', () => new Date(NaN)),
  rubbish('a RegExp', () => /x/),
  rubbish('a Buffer', () => Buffer.from('text')),
  rubbish('a boxed text', () => Object('text')),
  rubbish('an object without a prototype', () => Object.create(null)),
  rubbish('an Error', () => new Error('returned')),
  rubbish('a reply as on the wire', () => ({ status: true, response: ['x'] })),
  rubbish('a proxy that traps', () => new Proxy({}, TRAPS)),
  rubbish('a proxy of a list that traps', () => new Proxy([], TRAPS)),
  rubbish('a proxy of a function that traps', () => new Proxy(fails, TRAPS)),
  rubbish('a revoked proxy', () => revoked({})),
  rubbish('a revoked proxy of a list', () => revoked([])),
];

const LISTS: readonly Rubbish[] = [
  rubbish('an empty list', () => []),
  rubbish('a list of blanks', () => ['', ' ', '\n']),
  rubbish('a list that holds itself', cyclicList),
  rubbish('a list nested deep', () => nested(2e4, (inner) => [inner])),
  rubbish('a sparse list', () => Object.assign([], { 5: 'x', length: 1e5 })),
  rubbish('a list of nothing', () => Array.from({ length: 1e4 })),
  rubbish('a list whose items throw', () => Object.defineProperty([], 0, { get: fails })),
  rubbish('a list that cannot be flattened', () => Object.assign(['x'], { flat: fails })),
  rubbish('a list with a wrong flat', () => Object.assign(['x'], { flat: () => 'x' })),
  rubbish('a list of traps', () => ['fine', new Proxy({}, TRAPS), revoked([])]),
  rubbish('a text that is too long', () => 'x'.repeat(1_000_001)),
  rubbish('texts that are too long together', () => Array(11).fill('x'.repeat(99_999))),
];

const KNOWN = [...ELEMENTS, ...VALUES, ...OBJECTS, ...LISTS];

const anything: fc.Arbitrary<Rubbish> = fc
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
  .map((value) => rubbish(fc.stringify(value), () => value));

const element: fc.Arbitrary<Rubbish> = fc
  .record({ type: fc.string(), text: fc.string(), data: fc.anything({ withBigInt: true }) })
  .map((value) => rubbish(`an element ${fc.stringify(value)}`, () => value));

/** Values of every kind, and lists of them. */
export const rubbishes: fc.Arbitrary<Rubbish> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 3, arbitrary: anything },
  { weight: 1, arbitrary: element },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...KNOWN), { maxLength: 4 })
      .map((list) =>
        rubbish(list.map(({ what }) => what).join(' + '), () => list.map((r) => r.make())),
      ),
  },
);
