import { createHash } from 'node:crypto';
import { EventLoopYielder } from '../../common/event.loop.yielder.js';
import type { ImportPlan } from './import.plan.js';

/** Identifies a plan: the same file, texts and user result in the same digest. */
export async function computePlanDigest(plan: ImportPlan): Promise<string> {
  const hash = createHash('sha256');
  const yielder = new EventLoopYielder();
  for (const part of iteratePlanParts(plan)) {
    hash.update(`${JSON.stringify(part)}\n`);
    if (yielder.shouldYield) await yielder.yieldIfDue();
  }
  return hash.digest('hex');
}

function* iteratePlanParts({ changes, conflicts, refused }: ImportPlan): Generator<object> {
  yield [changes.length, conflicts.length, refused.length];
  for (const { edit } of changes) yield edit;
  for (const { edit } of conflicts) yield edit;
  yield* refused;
}
