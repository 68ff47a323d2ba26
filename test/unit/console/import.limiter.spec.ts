import { ConsoleException } from '../../../packages/console/server/common/console.exception.js';
import { ImportLimiter } from '../../../packages/console/server/files/import/import.limiter.js';
import { UploadLimiter } from '../../../packages/console/server/files/upload/upload.limiter.js';

class ImpatientLimiter extends ImportLimiter {
  protected override readonly maxWaitMs = 5;
}

describe('the import limiter', () => {
  it('runs imports one after another, in order', async () => {
    const limiter = new ImportLimiter();
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise(setImmediate);
      steps.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => limiter.run(work(name))));
    expect(steps).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('continues after a failed import', async () => {
    const limiter = new ImportLimiter();
    await expect(limiter.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(limiter.run(() => Promise.resolve(1))).resolves.toBe(1);
  });

  it('rejects imports that wait too long, and runs later ones', async () => {
    const limiter = new ImpatientLimiter();
    const first = Promise.withResolvers<void>();
    const long = limiter.run(() => first.promise);
    const refused = await limiter
      .run(() => Promise.resolve('never'))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConsoleException);
    expect(refused).toMatchObject({ code: 'too-many-requests', headers: { 'Retry-After': '30' } });
    first.resolve();
    await long;
    await expect(limiter.run(() => Promise.resolve('in'))).resolves.toBe('in');
  });
});

describe('uploads', () => {
  it('the upload limiter allows four uploads, three of one user, and rejects more', async () => {
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
