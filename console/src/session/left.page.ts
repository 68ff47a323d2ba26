/** Where somebody was when the session ended, as the history of the browser keeps it. */
export interface LeftPage {
  readonly from: string;
  /** Whose page it was; undefined where nobody had been signed in. */
  readonly person: string | undefined;
}

/** Where to lead whoever signs in: back, unless somebody else was there. */
export function pageFor(person: string, left: unknown): string {
  const { from, person: before } = (left ?? {}) as Partial<LeftPage>;
  const isOwn = before === undefined || before === person;
  // Only a page of this console is ever led to.
  return isOwn && typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/messages';
}
