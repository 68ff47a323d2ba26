import { NameTally } from '../../../packages/storage/src/statistics/name.tally.js';

describe('the tally of names', () => {
  it('of a range has the most frequent name, however many others come first', () => {
    const sum = new NameTally(Infinity);
    for (const row of [0, 1]) {
      const tally = new NameTally();
      for (let name = 0; name < 30; name++) tally.add(`rare_${row}_${name}`, name);
      if (row === 1) tally.add('frequent', 100, 10_000);
      sum.merge(NameTally.from(tally.toRecord()));
    }
    expect(sum.list()[0]).toEqual({ name: 'frequent', count: 10_000, lastAt: 100 });
    expect(sum.list()).toHaveLength(61);
  });

  it('of a period keeps frequent names among many rare ones, and never counts down', () => {
    const tally = new NameTally();
    let total = 0;
    for (let at = 0; at < 1_000; at++) {
      tally.add(at % 10 === 0 ? 'frequent' : `rare_${at}`, at);
      expect(tally.total).toBe(++total);
    }
    expect(tally.list()).toHaveLength(50);
    expect(tally.list()[0]).toMatchObject({ name: 'frequent', count: 100 });
  });

  it('of a period keeps a frequent name when a new one comes, which stays if it is frequent', () => {
    const tally = new NameTally();
    for (let name = 0; name < 50; name++) tally.add(`frequent_${name}`, name, 100);
    const names = () => tally.list().map(({ name }) => name);
    const before = names().toSorted();
    tally.add('once', 50);
    expect(names().toSorted()).toEqual(before);
    expect(tally.total).toBe(5_001);
    for (let at = 51; at < 300; at++) tally.add('new', at);
    expect(names()[0]).toBe('new');
  });
});
