/** A map of which the oldest entry is discarded when it has more than `maxSize`. */
export class BoundedMap<V> extends Map<string, V> {
  constructor(private readonly maxSize: number) {
    super();
  }

  override set(key: string, value: V): this {
    super.set(key, value);
    const oldest = this.keys().next();
    if (this.size > this.maxSize && !oldest.done) this.delete(oldest.value);
    return this;
  }
}
