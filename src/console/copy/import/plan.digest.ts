import { createHash } from 'node:crypto';
import { Breather } from '../sheet/breather.js';
import type { ImportPlan } from './import.plan.js';

/** Names a plan: the same file on the same texts by the same person has the same. */
export async function digestOf(plan: ImportPlan): Promise<string> {
  const hash = createHash('sha256');
  const breather = new Breather();
  for (const part of partsOf(plan)) {
    hash.update(`${JSON.stringify(part)}\n`);
    if (breather.isDue) await breather.pause();
  }
  return hash.digest('hex');
}

function* partsOf({ changes, conflicts, refused }: ImportPlan): Generator<object> {
  yield [changes.length, conflicts.length, refused.length];
  for (const { edit } of changes) yield edit;
  for (const { edit } of conflicts) yield edit;
  yield* refused;
}
