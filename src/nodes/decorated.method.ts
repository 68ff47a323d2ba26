import { HaptikSetupError } from '../haptik.error.js';

/**
 * The decorated method, and its location for error messages.
 *
 * @throws HaptikSetupError unless the decorated member is an instance method
 */
export function getDecoratedMethod(
  decorator: string,
  target: object,
  key: string | symbol,
  // A property has no descriptor, although the types allow it.
  descriptor: { readonly value?: unknown } | undefined,
): { readonly method: object; readonly handlerLocation: string } {
  const className = typeof target === 'function' ? target.name : target.constructor.name;
  const handlerLocation = `${decorator} on ${className}.${String(key)}`;
  if (typeof target === 'function') {
    throw new HaptikSetupError(`${handlerLocation}: make it an instance method, not static.`);
  }
  const method = descriptor?.value;
  if (typeof method !== 'function') {
    throw new HaptikSetupError(
      `${handlerLocation}: it is not a method. Write it as ${String(key)}() { … }.`,
    );
  }
  return { method, handlerLocation };
}
