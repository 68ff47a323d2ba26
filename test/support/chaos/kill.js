import { writeSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';

/**
 * Ends this process with SIGKILL before or after its nth statement, and prints a line before. Every step
 * between the write of a handoff and its delivery is a statement, or a request to the platform.
 */
export function installKill(plan) {
  let remaining = Infinity;

  const killProcess = () => {
    writeSync(1, `killed ${plan.side} statement ${plan.statement} since the ${plan.after}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
  const wrapStatement = (run) =>
    function counted(...args) {
      const isLast = --remaining === 0;
      if (isLast && plan.side === 'before') killProcess();
      if (!isLast) return run.apply(this, args);
      // Pools pass a callback; other callers await.
      const done = args.at(-1);
      if (typeof done === 'function')
        return run.apply(this, [...args.slice(0, -1), () => killProcess()]);
      return run.apply(this, args).then(killProcess, killProcess);
    };

  if (plan) {
    Client.prototype.query = wrapStatement(Client.prototype.query);
    countStatementsOf(Object.getPrototypeOf(PGlite.prototype), wrapStatement);
  }
  return {
    arm(startingPoint) {
      if (plan?.after === startingPoint && remaining === Infinity) remaining = plan.statement;
    },
  };
}

/** The embedded database begins and commits internally: the transaction and its statements count. */
function countStatementsOf(prototype, wrapStatement) {
  const { query, exec, transaction } = prototype;
  prototype.query = wrapStatement(query);
  prototype.exec = wrapStatement(exec);
  const countedStatement = wrapStatement(async function whole(work) {
    return transaction.call(this, (tx) =>
      work({
        ...tx,
        query: wrapStatement(tx.query).bind(tx),
        exec: wrapStatement(tx.exec).bind(tx),
      }),
    );
  });
  prototype.transaction = function begun(work) {
    return countedStatement.call(this, work, undefined);
  };
}
