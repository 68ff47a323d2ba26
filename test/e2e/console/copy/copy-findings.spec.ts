import * as fc from 'fast-check';
import { defineCopy } from 'nestjs-haptik/copy';
import { validateCopy, toCopyRequirements } from 'nestjs-haptik/internal';
import { validateCopyText } from '../../../../packages/console/server/copy/text.validation.js';
import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  CopyConsoleHost,
  type EditorApiClient,
} from '../../../support/console/copy.console.host.js';
import { anyText, PARCEL } from '../../../support/values/icu.messages.js';

const KEY = 'parcel.left';
const RUNS = { numRuns: 60 };

/** The web app calls this function while a user types. */
const asTyped = (text: string) => validateCopy(text, toCopyRequirements(PARCEL), 'en');
const typed = fc
  .tuple(fc.constantFrom('', `${PARCEL.text} `), anyText)
  .map((parts) => parts.join(''))
  .filter((text) => validateCopyText(text) === undefined && text !== PARCEL.text);

describe.each(HTTP_PLATFORMS)('findings of the server on %s', (platform) => {
  let console: CopyConsoleHost;
  let asha: EditorApiClient;
  let version = 0;

  beforeAll(async () => {
    console = await CopyConsoleHost.start(platform, [defineCopy({ [KEY]: PARCEL })]);
    asha = await console.signInAs({ name: 'asha', role: 'publisher' });
    version = 0;
  });
  afterAll(() => console.stop());

  const save = async (text: string) => {
    const { status, body } = await asha.request(`PUT copy/messages/${KEY}/en`, { text, version });
    version = body.version ?? version;
    return { status, body };
  };

  it('equal those that the editor shows while typing', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { status, body } = await save(text);
        expect([status, body.draft, body.findings]).toEqual([200, text, asTyped(text)]);
      }),
      RUNS,
    );
  });

  it('block publication exactly if one is an error', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        // A new key each time, because a published text has no draft.
        const text = `${words} ${version}`;
        await save(text);
        const texts = [{ key: KEY, language: 'en', version }];
        const { status, body: answer } = await asha.request('POST copy/publish', { texts });
        if (status === 200) version = answer.texts[0].version;
        const findings = asTyped(text);
        const isRefused = findings.some(({ severity }) => severity === 'error');
        const refused = isRefused ? [{ key: KEY, language: 'en', findings }] : undefined;
        expect([status, answer.refused]).toEqual([isRefused ? 422 : 200, refused]);
      }),
      RUNS,
    );
  });

  it('suggest the closest placeholder in drafts, publications and imports', async () => {
    const text = '{id} {n} {dya, date} left';
    const cure = 'Did you mean {day}?';
    const expectCure = (found: unknown) => expect(JSON.stringify(found)).toContain(cure);
    expectCure((await save(text)).body.findings);
    const texts = [{ key: KEY, language: 'en', version }];
    expectCure((await asha.request('POST copy/publish', { texts })).body.refused);
    const { body } = await asha.request(`GET copy/messages/${KEY}`);
    expectCure(body.texts.en.findings);
    const content = `key,en\n${KEY},"${text} again"\n`;
    expectCure((await asha.importFile({ format: 'csv', content })).at(-1));
  });

  const publish = async () => {
    const texts = [{ key: KEY, language: 'en', version }];
    return asha.request('POST copy/publish', { texts });
  };
  const importOf = async (text: string) => {
    const content = `key,en\n${KEY},"${text}"\n`;
    return (await asha.importFile({ format: 'csv', content })).at(-1)?.['preview'];
  };

  it.each(['\u200b', '\u2060\u00ad', '\u200e\u200f', '\ufe0f', '\u2800', '\u3164'])(
    'report %j as an empty text',
    async (unseen) => {
      expect((await save(unseen)).body.findings).toMatchObject([{ rule: 'empty' }]);
      const { status, body } = await publish();
      expect([status, body.refused]).toMatchObject([422, [{ findings: [{ rule: 'empty' }] }]]);
      // An import ignores a cell that looks empty.
      expect(await importOf(unseen)).toMatchObject({
        changes: { total: 0 },
        refused: { total: 0 },
      });
    },
  );

  it('count an invisible text as missing', async () => {
    await asha.request('POST copy/languages', { language: 'hi' });
    const missing = async () =>
      (await asha.request('GET copy/messages?filter=missing&language=hi&search=parcel')).body.total;
    const draft = { text: '\u2060\u200b', version: 0 };
    expect((await asha.request(`PUT copy/messages/${KEY}/hi`, draft)).status).toBe(200);
    expect(await missing()).toBe(1);
    await asha.request(`PUT copy/messages/${KEY}/hi`, { text: '{id}', version: 1 });
    expect(await missing()).toBe(0);
  });

  it('refuse a text with lost characters completely', async () => {
    const lost = `Gr\ufffd\ufffde ${PARCEL.text}`;
    const { status, body } = await asha.request(`PUT copy/messages/${KEY}/en`, {
      text: lost,
      version,
    });
    expect([status, body.message]).toEqual([400, expect.stringContaining('CSV UTF-8')]);
    const line = await importOf(lost);
    expect(line).toMatchObject({ changes: { total: 0 }, refused: { total: 1 } });
    expect(line.refused.first[0].reason).toContain('save files as UTF-8');
  });

  it('report missing plural forms in the language of the text, as a warning', async () => {
    await asha.request('POST copy/languages', { language: 'ru' });
    const text = '{id} {n, plural, one {# шт} other {# шт}} {day, date}';
    const saved = await asha.request(`PUT copy/messages/${KEY}/ru`, { text, version: 0 });
    expect(saved.body.findings).toEqual([
      {
        rule: 'plural-form',
        severity: 'warning',
        message: expect.stringContaining('few (2, 3, 4) and many (0, 5, 6), which Russian has'),
      },
    ]);
    const texts = [{ key: KEY, language: 'ru', version: saved.body.version }];
    expect((await asha.request('POST copy/publish', { texts })).status).toBe(200);
  });
});
