import { PeriodRows } from '../../../packages/storage/src/statistics/period.rows.js';

const NODES = 1_500;
const START = Date.UTC(2026, 0, 5, 12);

class Count {
  value = 0;

  merge({ value }: Count): void {
    this.value += value;
  }
}

describe('the rows of a replica with 1,500 nodes', () => {
  it('add up every call while they are written every 15 seconds', () => {
    const rows = new PeriodRows(() => new Count());
    const written = new Map<string, number>();
    for (let step = 0; step < 24; step++) {
      const at = START + step * 15_000;
      for (let node = 0; node < NODES; node++) rows.at(at, 'bot', `node_${node}`).value++;
      for (const { minutes, startsAt, name, tally } of rows.takeUnsaved(at + 1)) {
        written.set(`${minutes} ${startsAt} ${name}`, tally.value);
      }
    }
    const sumOf = (minutes: number): number =>
      [...written].reduce(
        (sum, [key, value]) => (key.startsWith(`${minutes} `) ? sum + value : sum),
        0,
      );
    expect([1, 15, 120].map(sumOf)).toEqual([1, 15, 120].map(() => 24 * NODES));
  });

  it('keep the current periods while nothing can be written, and not all past ones', () => {
    const rows = new PeriodRows(() => new Count());
    for (let minute = 0; minute < 10; minute++) {
      const at = START + minute * 60_000;
      for (let node = 0; node < NODES; node++) rows.at(at, 'bot', `node_${node}`).value++;
      rows.giveBack(rows.takeUnsaved(at + 1));
    }
    const unsaved = rows.takeUnsaved(START + 600_000);
    const ofTwoHours = unsaved.filter(({ minutes }) => minutes === 120);
    expect(ofTwoHours.map(({ tally }) => tally.value)).toEqual(ofTwoHours.map(() => 10));
    expect(ofTwoHours).toHaveLength(NODES);
    expect(unsaved.length).toBeLessThanOrEqual(3 * NODES + 5_000);
  });
});
