import { PeriodRows } from '../../../packages/storage/src/statistics/period.rows.js';

const NODES = 1_500;
const START = Date.UTC(2026, 0, 5, 12);

class Count {
  value = 0;

  merge({ value }: Count): void {
    this.value += value;
  }
}

/** The table, with the last value of each row. */
class Written {
  readonly values = new Map<string, number>();
  largestWrite = 0;

  readonly write = async (
    rows: readonly { minutes: number; startsAt: number; name: string; tally: Count }[],
  ): Promise<void> => {
    this.largestWrite = Math.max(this.largestWrite, rows.length);
    for (const { minutes, startsAt, name, tally } of rows) {
      this.values.set(`${minutes} ${startsAt} ${name}`, tally.value);
    }
  };

  sumOf(minutes: number): number {
    const ofLength = [...this.values].filter(([key]) => key.startsWith(`${minutes} `));
    return ofLength.reduce((sum, [, value]) => sum + value, 0);
  }
}

function callAll(rows: PeriodRows<Count>, at: number): void {
  for (let node = 0; node < NODES; node++) rows.at(at, 'bot', `node_${node}`).value++;
}

describe('the rows of a replica with 1,500 nodes', () => {
  it('add up every call while they are written every 15 seconds, some at a time', async () => {
    const rows = new PeriodRows([1, 15, 120], () => new Count());
    const written = new Written();
    for (let step = 0; step < 24; step++) {
      const at = START + step * 15_000;
      callAll(rows, at);
      await rows.save(at + 1, written.write);
    }
    expect([1, 15, 120].map((minutes) => written.sumOf(minutes))).toEqual(
      [1, 15, 120].map(() => 24 * NODES),
    );
    expect(written.largestWrite).toBeLessThanOrEqual(500);
  });

  it('are written after an outage that began in the middle of a write', async () => {
    const rows = new PeriodRows([15, 120, 1440], () => new Count());
    const written = new Written();
    callAll(rows, START);
    let writes = 0;
    const failing = async (part: Parameters<Written['write']>[0]): Promise<void> => {
      if (++writes > 3) throw new Error('the database is away');
      await written.write(part);
    };
    await expect(rows.save(START + 1, failing)).rejects.toThrow('the database is away');
    expect(await rows.save(START + 2, written.write)).toBe(2 * NODES);
    expect([15, 120, 1440].map((minutes) => written.sumOf(minutes))).toEqual([NODES, NODES, NODES]);
  });

  it('keep the current periods while nothing can be written, and not all past ones', async () => {
    const rows = new PeriodRows([1, 15, 120], () => new Count());
    const written = new Written();
    for (let minute = 0; minute < 10; minute++) {
      callAll(rows, START + minute * 60_000);
      const save = rows.save(START + minute * 60_000 + 1, async () => {
        throw new Error('the database is away');
      });
      await expect(save).rejects.toThrow('the database is away');
    }
    const saved = await rows.save(START + 600_000, written.write);
    expect(written.sumOf(120)).toBe(10 * NODES);
    expect(saved).toBeLessThanOrEqual(3 * NODES + 5_000);
  });
});
