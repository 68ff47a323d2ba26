import { createRequire } from 'node:module';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';

/**
 * Records the statements of the storage, without their values, within the spans of calls.
 *
 * The instrumentation patches the classes of `pg` as it is required. The storage imports it as an ES module, which has
 * the same classes, so no loader hook is needed.
 */
export function instrumentPostgres(): void {
  new PgInstrumentation({ requireParentSpan: true }).enable();
  const requireFromStorage = createRequire(import.meta.resolve('@nestjs-haptik/storage'));
  requireFromStorage('pg');
}
