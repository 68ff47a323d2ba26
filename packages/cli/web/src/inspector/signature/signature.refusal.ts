import type { RunSummary } from '../../api/page.contract.js';

const UNAUTHORIZED = 401;
const EXPECTED: ReadonlySet<string | undefined> = new Set(['wrong-secret', 'unsigned']);

/** Whether the app refused a call that should have been accepted. */
export function isSignatureRefused({ httpStatus, fault }: RunSummary): boolean {
  return httpStatus === UNAUTHORIZED && !EXPECTED.has(fault);
}

/** The newest call, if the app refused its signature. Calls that were forged on purpose do not count. */
export function findSignatureRefusal(runs: readonly RunSummary[]): RunSummary | undefined {
  const newest = runs.find(({ state, fault }) => state !== 'running' && !EXPECTED.has(fault));
  return newest && isSignatureRefused(newest) ? newest : undefined;
}
