/** Hands on the object that a class is to add its private field to. */
const ReturnArgument = function (object: object): object {
  return object;
} as unknown as new (object: object) => object;

/**
 * A mark on an object that nobody sees, copies or forges: a private field. It says what a WeakSet
 * of objects would say, for a tenth of its time.
 */
class Brand extends ReturnArgument {
  readonly #parser: object;

  constructor(object: object, parser: object) {
    super(object);
    this.#parser = parser;
  }

  static of(object: object): object | undefined {
    return #parser in object ? object.#parser : undefined;
  }
}

/** Marks an object with its maker. */
export function brand<T extends object>(object: T, parser: object): T {
  return new Brand(object, parser) as T;
}

/** Who made an object. */
export function getBrand(object: object): object | undefined {
  return Brand.of(object);
}
