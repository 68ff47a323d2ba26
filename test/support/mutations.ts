/** A small generator of pseudo-random numbers (mulberry32), so that a seed repeats a run. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
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

type Mutation = (body: Buffer, dice: Dice) => Buffer;

const splice = (body: Buffer, at: number, cut: number, insert: Uint8Array): Buffer =>
  Buffer.concat([body.subarray(0, at), insert, body.subarray(at + cut)]);

const MUTATIONS: readonly Mutation[] = [
  (body, dice) => {
    const copy = Buffer.from(body);
    for (let i = dice.below(4); i >= 0; i--) {
      const at = dice.below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
    }
    return copy;
  },
  (body, dice) => body.subarray(0, dice.below(body.length)),
  (body, dice) => splice(body, dice.below(body.length), dice.below(20), dice.bytes(dice.below(9))),
  (body, dice) => splice(body, dice.below(body.length), 0, dice.of(FRAGMENTS)),
  (body, dice) => splice(body, 1, 0, dice.of(FRAGMENTS)),
  (body, dice) => splice(body, dice.below(body.length), dice.below(99), Buffer.alloc(0)),
  (_, dice) => dice.bytes(dice.below(300)),
  (body) => body,
];

/** A body changed in one of the ways that bodies go wrong, on purpose or not. */
export function mutate(body: Buffer, dice: Dice): Buffer {
  return dice.of(MUTATIONS)(body, dice);
}
