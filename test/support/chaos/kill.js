import { writeSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';

/**
 * Ends this process with SIGKILL before or after its nth statement, counted from a moment on, and says
 * so. Every step between a promise and its keeping is a statement, or a request to the platform.
 */
export function armedKill(plan) {
  let left = Infinity;

  const die = () => {
    writeSync(1, `killed ${plan.side} statement ${plan.statement} since the ${plan.after}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
  const around = (run) =>
    function counted(...args) {
      const isLast = --left === 0;
      if (isLast && plan.side === 'before') die();
      if (!isLast) return run.apply(this, args);
      // Pools hand a callback over, and others await.
      const done = args.at(-1);
      if (typeof done === 'function') return run.apply(this, [...args.slice(0, -1), () => die()]);
      return run.apply(this, args).then(die, die);
    };

  if (plan) {
    Client.prototype.query = around(Client.prototype.query);
    countStatementsOf(Object.getPrototypeOf(PGlite.prototype), around);
  }
  return {
    arm(moment) {
      if (plan?.after === moment && left === Infinity) left = plan.statement;
    },
  };
}

/** The embedded database begins and commits by itself: a transaction counts, and what is in it. */
function countStatementsOf(prototype, around) {
  const { query, exec, transaction } = prototype;
  prototype.query = around(query);
  prototype.exec = around(exec);
  const counted = around(async function whole(work) {
    return transaction.call(this, (tx) =>
      work({ ...tx, query: around(tx.query).bind(tx), exec: around(tx.exec).bind(tx) }),
    );
  });
  prototype.transaction = function begun(work) {
    return counted.call(this, work, undefined);
  };
}
