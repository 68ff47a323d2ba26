// Applies decorators like TypeScript. Nest loads reflect-metadata.

/** Applies decorators to a class. */
export function decorateClass(decorators, target) {
  Reflect.decorate(decorators, target);
}

/** Applies decorators to a method. */
export function decorateMethod(decorators, { prototype }, name) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  Reflect.decorate(decorators, prototype, name, descriptor);
}

/** Wraps a parameter decorator as a decorator of its method. */
export function parameter(index, decorator) {
  return (target, name) => decorator(target, name, index);
}

/** The parameter types of a method, which the compiler would emit. */
export function parameterTypes(...types) {
  return Reflect.metadata('design:paramtypes', types);
}

/** Applies decorators to a property with the type metadata that the compiler would emit. */
export function decorateProperty(decorators, { prototype }, name, type = Object) {
  Reflect.decorate([...decorators, Reflect.metadata('design:type', type)], prototype, name);
}
