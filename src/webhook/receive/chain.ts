/**
 * Passes a value on: at once, or when its promise settles. Each promise costs every call, so stages that
 * are done return no promise.
 */
export function chain<T, Result>(
  value: T | Promise<T>,
  next: (value: T) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
