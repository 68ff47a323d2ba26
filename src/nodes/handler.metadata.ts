/** The definitions that decorators of one kind add to methods, as plain data. */
export class HandlerMetadata<Definition> {
  constructor(private readonly key: string) {}

  /** Adds a definition to a method; a method may have several. */
  add(method: object, definition: Definition): void {
    Reflect.defineMetadata(this.key, [...this.get(method), definition], method);
  }

  get(method: object): readonly Definition[] {
    return (Reflect.getOwnMetadata(this.key, method) as Definition[] | undefined) ?? [];
  }
}
