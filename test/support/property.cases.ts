declare global {
  /** Set by jest.long.config.js. */
  var isLongRun: boolean | undefined;
}

/**
 * How many cases of a `*.property.spec.ts` this run tries: `npm test` a tenth of them, and
 * `npm run test:long` the others.
 */
export function caseCountForRun(cases: number): number {
  const tenth = Math.ceil(cases / 10);
  return globalThis.isLongRun ? cases - tenth : tenth;
}
