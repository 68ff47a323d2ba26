/** A view of the server as JSON carries it: its moments are ISO strings. */
export type Jsonify<T> = T extends Date
  ? string
  : T extends object
    ? { readonly [Name in keyof T]: Jsonify<T[Name]> }
    : T;
