/** Hands on the object that a class is to add its private field to. */
const Same = function (object: object): object {
  return object;
} as unknown as new (object: object) => object;

/**
 * A mark on an object that nobody sees, copies or forges: a private field. It says what a WeakSet
 * of objects would say, for a tenth of its time.
 */
class Mark extends Same {
  readonly #maker: object;

  constructor(object: object, maker: object) {
    super(object);
    this.#maker = maker;
  }

  static of(object: object): object | undefined {
    return #maker in object ? object.#maker : undefined;
  }
}

/** Marks an object with its maker. */
export function mark<T extends object>(object: T, maker: object): T {
  return new Mark(object, maker) as T;
}

/** Who made an object. */
export function makerOf(object: object): object | undefined {
  return Mark.of(object);
}
