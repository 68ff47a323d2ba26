/** A server view as JSON: dates become ISO strings. */
export type Jsonify<T> = T extends Date
  ? string
  : T extends object
    ? { readonly [Name in keyof T]: Jsonify<T[Name]> }
    : T;
