/** A view of the server as JSON carries it: its moments are ISO strings. */
export type Wire<T> = T extends Date
  ? string
  : T extends object
    ? { readonly [Name in keyof T]: Wire<T[Name]> }
    : T;
