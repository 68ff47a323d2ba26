/** A small pseudo-random number generator (mulberry32): the same seed repeats a run. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer from 0 to below `limit`. */
  integerBelow(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.integerBelow(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.integerBelow(256)));
  }
}

const FRAGMENTS = [
  '"__proto__":{"polluted":1},',
  '"constructor":{"prototype":{}},',
  '"node":null,',
  '"node":{"a":1},',
  '"entities":[1],',
  '"entities":{"x":"y"},',
  '"user":"nobody",',
  '"conversation_no":1e999,',
  String.raw`"\ud800":"\udc00",`,
  '\ufeff',
  '['.repeat(2000),
  '{"a":'.repeat(500),
  '9'.repeat(400),
].map((text) => Buffer.from(text));

type Mutation = (body: Buffer, random: SeededRandom) => Buffer;

const splice = (body: Buffer, at: number, cut: number, insert: Uint8Array): Buffer =>
  Buffer.concat([body.subarray(0, at), insert, body.subarray(at + cut)]);

const MUTATIONS: readonly Mutation[] = [
  (body, random) => {
    const copy = Buffer.from(body);
    for (let i = random.integerBelow(4); i >= 0; i--) {
      const at = random.integerBelow(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.integerBelow(8));
    }
    return copy;
  },
  (body, random) => body.subarray(0, random.integerBelow(body.length)),
  (body, random) =>
    splice(
      body,
      random.integerBelow(body.length),
      random.integerBelow(20),
      random.bytes(random.integerBelow(9)),
    ),
  (body, random) => splice(body, random.integerBelow(body.length), 0, random.pick(FRAGMENTS)),
  (body, random) => splice(body, 1, 0, random.pick(FRAGMENTS)),
  (body, random) =>
    splice(body, random.integerBelow(body.length), random.integerBelow(99), Buffer.alloc(0)),
  (_, random) => random.bytes(random.integerBelow(300)),
  (body) => body,
];

/** A body with one random corruption, accidental or malicious. */
export function mutate(body: Buffer, random: SeededRandom): Buffer {
  return random.pick(MUTATIONS)(body, random);
}
