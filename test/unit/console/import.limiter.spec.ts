import { ConsoleException } from '../../../src/console/console.exception.js';
import { ImportLimiter } from '../../../src/console/copy/import/import.limiter.js';
import { UploadLimiter } from '../../../src/console/copy/import/upload.limiter.js';

describe('the gate of imports', () => {
  it('lets in one after the other, in the order in which they came', async () => {
    const gate = new ImportLimiter();
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise(setImmediate);
      steps.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => gate.run(work(name))));
    expect(steps).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('opens again after one that failed', async () => {
    const gate = new ImportLimiter();
    await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(gate.run(() => Promise.resolve(1))).resolves.toBe(1);
  });

  it('sends those away whose turn does not come, and lets in those who come later', async () => {
    const gate = new ImportLimiter(5);
    const first = Promise.withResolvers<void>();
    const long = gate.run(() => first.promise);
    const refused = await gate.run(() => Promise.resolve('never')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConsoleException);
    expect(refused).toMatchObject({ code: 'too-many-requests', headers: { 'Retry-After': '30' } });
    first.resolve();
    await long;
    await expect(gate.run(() => Promise.resolve('in'))).resolves.toBe('in');
  });
});

describe('uploads', () => {
  it('take four places, three of one person, and more are told to come again', async () => {
    const uploads = new UploadLimiter();
    const arrived = Promise.withResolvers<string>();
    const stalled = ['asha', 'asha', 'asha', 'ravi'].map((who) =>
      uploads.run(who, () => arrived.promise),
    );
    const tooMany = { code: 'too-many-requests', headers: { 'Retry-After': '30' } };
    const late = (who: string) => uploads.run(who, () => Promise.resolve('late'));
    await expect(late('ravi')).rejects.toMatchObject(tooMany);
    arrived.resolve('there');
    expect(await Promise.all(stalled)).toHaveLength(4);
    expect(await late('ravi')).toBe('late');
    const own = Array.from({ length: 3 }, () =>
      uploads.run('asha', () => new Promise(() => undefined)),
    );
    await expect(late('asha')).rejects.toMatchObject(tooMany);
    expect(await late('ravi')).toBe('late');
    expect(own).toHaveLength(3);
  });
});
