/** Returns its argument as `this`, so that a subclass adds its private field to that object. */
const ReturnArgument = function (object: object): object {
  return object;
} as unknown as new (object: object) => object;

/**
 * A brand of an object as a private field, which cannot be seen, copied or forged. Same result as a
 * WeakMap, in a tenth of the time.
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

/** Brands an object with the parser that created it. */
export function brand<T extends object>(object: T, parser: object): T {
  return new Brand(object, parser) as T;
}

/** The parser that created an object; undefined without a brand. */
export function getBrand(object: object): object | undefined {
  return Brand.of(object);
}
