import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';

/**
 * Ends this process with SIGKILL before or after its nth statement, counted from a moment on. Every
 * step between a promise and its keeping is a statement, or a request to the platform.
 */
export function armedKill(plan) {
  let left = Infinity;
  const around = (run) =>
    async function counted(...args) {
      const isLast = --left === 0;
      if (isLast && plan.side === 'before') process.kill(process.pid, 'SIGKILL');
      const result = await run.apply(this, args);
      if (isLast) process.kill(process.pid, 'SIGKILL');
      return result;
    };
  if (plan) {
    for (const [prototype, method] of [
      [Client.prototype, 'query'],
      [PGlite.prototype, 'execProtocol'],
    ]) {
      prototype[method] = around(prototype[method]);
    }
  }
  return {
    arm(moment) {
      if (plan?.after === moment && left === Infinity) left = plan.statement;
    },
  };
}
