/** Where somebody was when the session ended, as the history of the browser keeps it. */
export interface RedirectState {
  readonly from: string;
  /** Whose page it was; undefined where nobody had been signed in. */
  readonly userId: string | undefined;
}

/** Where to lead whoever signs in: back, unless somebody else was there. */
export function redirectPathFor(userId: string, redirect: unknown): string {
  const { from, userId: previousUserId } = (redirect ?? {}) as Partial<RedirectState>;
  const isSameUser = previousUserId === undefined || previousUserId === userId;
  // Only a page of this console is ever led to.
  return isSameUser && typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/messages';
}
