import { ConsoleProblem } from '../../../src/console/console.problem.js';
import { ImportGate } from '../../../src/console/copy/import/import.gate.js';

describe('the gate of imports', () => {
  it('lets in one after the other, in the order in which they came', async () => {
    const gate = new ImportGate();
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise(setImmediate);
      steps.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => gate.pass(work(name))));
    expect(steps).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('opens again after one that failed', async () => {
    const gate = new ImportGate();
    await expect(gate.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(gate.pass(() => Promise.resolve(1))).resolves.toBe(1);
  });

  it('sends those away whose turn does not come, and lets in those who come later', async () => {
    const gate = new ImportGate(5);
    const first = Promise.withResolvers<void>();
    const long = gate.pass(() => first.promise);
    const refused = await gate
      .pass(() => Promise.resolve('never'))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConsoleProblem);
    expect(refused).toMatchObject({ code: 'too-many', headers: { 'Retry-After': '30' } });
    first.resolve();
    await long;
    await expect(gate.pass(() => Promise.resolve('in'))).resolves.toBe('in');
  });
});
