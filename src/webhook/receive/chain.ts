/**
 * Passes a value to the following stage: at once, or when its promise settles. Each promise costs every
 * call, so stages that do not wait return none.
 */
export function chain<T, Result>(
  value: T | Promise<T>,
  stage: (value: T) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(stage) : stage(value);
}
