/** What Jest and Vitest give a matcher as `this`, as far as the matchers of this kit use it. */
export interface MatcherContext {
  readonly isNot?: boolean | undefined;
  readonly promise?: string | undefined;
  equals(a: unknown, b: unknown): boolean;
  readonly utils: {
    readonly matcherHint: (
      name: string,
      received?: string,
      expected?: string,
      options?: { readonly isNot?: boolean; readonly promise?: string },
    ) => string;
    readonly printExpected: (value: unknown) => string;
    readonly printReceived: (value: unknown) => string;
    readonly diff: (expected: unknown, received: unknown) => string | null | undefined;
  };
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The result of a matcher, with the hint of the test runner before its lines. */
export function createResult(
  { utils, isNot = false, promise = '' }: MatcherContext,
  matcher: string,
  pass: boolean,
  lines: () => readonly (string | false | null | undefined)[],
): MatcherResult {
  const message = (): string =>
    [utils.matcherHint(matcher, 'reply', '...', { isNot, promise }), '', ...lines()]
      .filter((line) => typeof line === 'string')
      .join('\n');
  return { pass, message };
}
