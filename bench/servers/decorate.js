// Decorators as TypeScript applies them; Nest brings the Reflect that has them.

/** What `@Decorator()` above a class does. */
export function decorateClass(decorators, target) {
  Reflect.decorate(decorators, target);
}

/** What `@Decorator()` above a method does. */
export function decorateMethod(decorators, { prototype }, name) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  Reflect.decorate(decorators, prototype, name, descriptor);
}

/** A decorator of the parameter at an index, to stand among those of its method. */
export function parameter(index, decorator) {
  return (target, name) => decorator(target, name, index);
}

/** The types of a method's parameters, which the compiler would leave beside a decorator. */
export function parameterTypes(...types) {
  return Reflect.metadata('design:paramtypes', types);
}

/** Decorates a property, which has a type as its compiler would leave it. */
export function decorateProperty(decorators, { prototype }, name, type = Object) {
  Reflect.decorate([...decorators, Reflect.metadata('design:type', type)], prototype, name);
}
