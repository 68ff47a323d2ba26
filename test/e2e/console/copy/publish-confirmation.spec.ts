import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { defineCopy } from 'nestjs-haptik/copy';
import {
  CopyConsoleHost,
  type EditorApiClient,
  type ImportResponseLine,
} from '../../../support/console/copy.console.host.js';

const CLI = new URL('../../../../packages/cli/dist/haptik.js', import.meta.url).pathname;
const COUNT = 51;
const keys = Array.from({ length: COUNT }, (_, at) => `many.${at + 100}`);
const manyCopy = defineCopy(
  Object.fromEntries(
    keys.map((key) => [
      key,
      { text: `Words of ${key}`, description: 'One of many.', usedAs: 'text' },
    ]),
  ),
);

describe('confirmation of publications', () => {
  let console: CopyConsoleHost;
  let asha: EditorApiClient;
  let esha: EditorApiClient;
  let folder: string;
  let round = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-live-'));
    console = await CopyConsoleHost.start('express', [manyCopy]);
    asha = await console.signInAs({ name: 'asha', role: 'publisher' });
    esha = await console.signInAs({ name: 'esha', role: 'editor' });
    await asha.request('POST copy/languages', { language: 'hi' });
  }, 120_000);
  afterAll(async () => {
    await console?.stop();
    await rm(folder, { recursive: true });
  });

  /** New texts for all keys in English, and for the first one in Hindi. */
  const fresh = (hindi = ''): string => {
    round += 1;
    const rows = keys.map((key, at) => `${key},${key} ${round},${at === 0 ? hindi : ''}`);
    return ['key,en,hi', ...rows].join('\n');
  };
  const last = async (lines: Promise<readonly ImportResponseLine[]>): Promise<ImportResponseLine> =>
    (await lines).at(-1);
  const preview = async (content: string): Promise<ImportResponseLine> =>
    (await last(asha.importFile({ format: 'csv', content }))).preview;
  const apply = (content: string, decision: object): Promise<ImportResponseLine> =>
    last(asha.importFile({ format: 'csv', content, apply: { overwrite: [], ...decision } }));
  const live = async (): Promise<number> => {
    const { body } = await asha.request('GET copy/messages?limit=100&prefix=many');
    const texts = body.messages.flatMap((one: ImportResponseLine) =>
      Object.values(one.texts),
    ) as ImportResponseLine[];
    return texts.filter(({ published }) => published?.endsWith(` ${round}`)).length;
  };

  describe('for the publish endpoint', () => {
    let texts: { key: string; language: string; version: number }[];

    beforeAll(async () => {
      const content = fresh();
      const { digest } = await preview(content);
      await apply(content, { digest });
      const { body } = await asha.request('GET copy/messages?limit=100&prefix=many');
      texts = body.messages.map(({ key, texts: { en } }: ImportResponseLine) => {
        return { key, language: 'en', version: en.version };
      });
    });

    it.each([
      ['they are not confirmed', {}],
      ['another number was confirmed', { confirmed: COUNT - 1 }],
      ['they are scheduled and not confirmed', { at: '2099-01-01T00:00:00Z' }],
    ])('is required for more than 50 texts if %s', async (_case, decision) => {
      const { status, body } = await asha.request('POST copy/publish', { texts, ...decision });
      expect([status, body.code, body.live]).toEqual([409, 'confirmation-required', COUNT]);
      expect(body.message).toContain(`confirmed: ${COUNT}`);
      expect(await live()).toBe(0);
    });

    it('must be a number', async () => {
      const request = { texts, confirmed: String(COUNT) };
      expect((await asha.request('POST copy/publish', request)).status).toBe(400);
    });

    it('is optional up to 50 texts, and must equal the number above', async () => {
      const few = await asha.request('POST copy/publish', { texts: texts.slice(0, 50) });
      expect([few.status, await live()]).toEqual([200, 50]);
      const content = fresh();
      const { digest } = await preview(content);
      const confirmed = COUNT;
      const all = await apply(content, { digest, publish: true, confirmed });
      expect(all).toMatchObject({ type: 'done', published: COUNT });
      expect(await live()).toBe(COUNT);
    });
  });

  it('counts the texts of an import by language, and is required for more than 50', async () => {
    const content = fresh('नया');
    const { digest, languages } = await preview(content);
    const none = { added: 0, changed: 0, discardedDrafts: 0 };
    expect(languages).toEqual([
      { language: 'en', changes: { ...none, changed: COUNT }, conflicts: none },
      { language: 'hi', changes: { ...none, added: 1 }, conflicts: none },
    ]);
    for (const said of [{}, { confirmed: COUNT }]) {
      const refused = await apply(content, { digest, publish: true, ...said });
      expect(refused).toMatchObject({
        type: 'problem',
        problem: { statusCode: 409, code: 'confirmation-required', live: COUNT + 1 },
      });
    }
    expect(await live()).toBe(0);
    const drafts = await apply(content, { digest });
    expect(drafts).toMatchObject({ type: 'done', written: COUNT + 1, published: 0 });
  });

  it('does not count imported texts that are already published, whose drafts are discarded', async () => {
    const content = fresh();
    const first = await preview(content);
    await apply(content, { digest: first.digest, publish: true, confirmed: COUNT });
    const other = fresh();
    await apply(other, { digest: (await preview(other)).digest });
    round -= 1;
    const versions = (await asha.request('GET copy/messages?limit=100&prefix=many')).body.messages;
    const rows = versions.map(
      ({ key, texts: { en } }: ImportResponseLine) => `${key},${en.published},en:${en.version}`,
    );
    const file = ['key,en,version', ...rows].join('\n');
    const { digest, languages } = await preview(file);
    expect(languages).toMatchObject([
      { language: 'en', changes: { added: 0, changed: 0, discardedDrafts: COUNT } },
    ]);
    const done = await apply(file, { digest, publish: true });
    expect(done).toMatchObject({ type: 'done', written: COUNT, published: 0 });
  });

  it('publishes the texts of the preview, whatever changes meanwhile', async () => {
    const [key = ''] = keys;
    const path = `copy/messages/${key}`;
    const shown = async (who: EditorApiClient): Promise<ImportResponseLine> =>
      (await who.request(`GET ${path}`)).body.texts.en;
    const writes = async (text: string | null): Promise<void> => {
      const { version } = await shown(esha);
      await esha.request(`PUT ${path}/en`, { text, version });
    };
    const steps = fc.array(fc.constantFrom('look', 'draft', 'discard', 'publish', 'schedule'), {
      maxLength: 8,
      size: 'max',
    });
    let published = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        await writes(`Words ${Math.random()}`);
        let seen = await shown(asha);
        for (const step of story) {
          if (step === 'look') seen = await shown(asha);
          else if (step === 'draft' || step === 'discard') {
            await writes(step === 'discard' ? null : `Words ${Math.random()}`);
          } else {
            const at = step === 'schedule' ? { at: '2099-01-01T00:00:00Z' } : {};
            const texts = [{ key, language: 'en', version: seen.version }];
            const { status, body } = await asha.request('POST copy/publish', { texts, ...at });
            if (status !== 200) continue;
            published += 1;
            const [{ draft, published: words }] = body.texts;
            if ((step === 'schedule' ? draft : words) !== seen.draft) throw new Error(story.join());
          }
        }
      }),
      { numRuns: 10, examples: [[['publish']], [['draft', 'publish', 'look', 'schedule']]] },
    );
    expect(published).toBeGreaterThan(1);
  });

  describe('by haptik copy push --publish', () => {
    let env: NodeJS.ProcessEnv;

    beforeAll(async () => {
      const scopes = ['copy:read', 'copy:write', 'copy:publish'];
      env = {
        PATH: process.env['PATH'],
        HAPTIK_CONSOLE_URL: console.url.replace(/\/api$/, ''),
        HAPTIK_CONSOLE_TOKEN: await console.token(scopes),
      };
    });
    beforeEach(() => writeFile(join(folder, 'many.csv'), fresh()));

    const haptik = (...words: string[]) =>
      new Promise<{ exit: number; out: string; stderr: string }>((resolve) => {
        const line = [CLI, 'copy', 'push', 'many.csv', '--publish', '--overwrite', ...words];
        execFile(process.execPath, line, { env, cwd: folder }, (error, out, stderr) =>
          resolve({ exit: Number(error?.code ?? 0), out, stderr }),
        );
      });
    /** Simulates a terminal, where the command prompts. */
    const answers = (answer: string): Promise<string> =>
      new Promise((resolve) => {
        const line = `${process.execPath} ${CLI} copy push many.csv --publish --overwrite; echo ends $?`;
        const child = spawn('script', ['-qec', line, '/dev/null'], { env, cwd: folder });
        let seen = '';
        let isAsked = false;
        child.stdout.on('data', (chunk: Buffer) => {
          seen += chunk.toString();
          if (isAsked || !seen.includes('[y/N] ')) return;
          isAsked = true;
          child.stdin.write(`${answer}\n`);
        });
        child.on('close', () => resolve(seen));
      });

    it('requires --yes in a pipeline, and writes nothing without it', async () => {
      const refused = await haptik();
      expect(refused.exit).toBe(1);
      expect(refused.stderr).toContain(`${COUNT} texts will be published immediately`);
      expect(refused.stderr).toContain(`en: ${COUNT} (0 new, ${COUNT} changed)`);
      expect(refused.stderr).toContain('--yes');
      expect(JSON.parse((await haptik('--json')).out)).toMatchObject({ written: 0, published: 0 });
      expect(await live()).toBe(0);
      expect(await haptik('--yes')).toMatchObject({ exit: 0, stderr: '' });
      expect(await live()).toBe(COUNT);
    });

    it('prompts at a terminal', async () => {
      expect(await answers('n')).toMatch(/Nothing was written\.\s+ends 1/);
      expect(await live()).toBe(0);
      expect(await answers('y')).toContain('ends 0');
      expect(await live()).toBe(COUNT);
    });
  });
});
