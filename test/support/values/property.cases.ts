declare global {
  /** Set by jest.long.config.js. */
  var isLongRun: boolean | undefined;
}

/**
 * The number of cases of a `*.property.spec.ts` in this run: a tenth of them in `npm test`,
 * the others in `npm run test:long`.
 */
export function caseCountForRun(cases: number): number {
  const tenth = Math.ceil(cases / 10);
  return globalThis.isLongRun ? cases - tenth : tenth;
}
