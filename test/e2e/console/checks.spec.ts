import * as fc from 'fast-check';
import { checkCopy, defineCopy, expectationOf } from 'nestjs-haptik/copy';
import { refusalOf } from '../../../src/console/copy/text.refusal.js';
import { PLATFORMS } from '../../support/app.js';
import { ConsoleApp, type Editor } from '../../support/copy.console.js';
import { anyText, PARCEL } from '../../support/message.texts.js';

const KEY = 'parcel.left';
const RUNS = { numRuns: 60 };

/** The app checks while somebody types, by the function that is called here. */
const asTyped = (text: string) => checkCopy(text, expectationOf(PARCEL), 'en');
const typed = fc
  .tuple(fc.constantFrom('', `${PARCEL.text} `), anyText)
  .map((parts) => parts.join(''))
  .filter((text) => refusalOf(text) === undefined && text !== PARCEL.text);

describe.each(PLATFORMS)('what the server finds in a text on %s', (platform) => {
  let console: ConsoleApp;
  let asha: Editor;
  let version = 0;

  beforeAll(async () => {
    console = await ConsoleApp.start(platform, [defineCopy({ [KEY]: PARCEL })]);
    asha = await console.as({ name: 'asha', role: 'publisher' });
    version = 0;
  });
  afterAll(() => console.stop());

  const save = async (text: string) => {
    const { status, body } = await asha.asks(`PUT copy/messages/${KEY}/en`, { text, version });
    version = body.version ?? version;
    return { status, body };
  };

  it('is what its editor was told while typing', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { status, body } = await save(text);
        expect([status, body.draft, body.findings]).toEqual([200, text, asTyped(text)]);
      }),
      RUNS,
    );
  });

  it('keeps a text from being published exactly when an error is among it', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        // Each time another one: what is published already has no draft.
        const text = `${words} ${version}`;
        await save(text);
        const texts = [{ key: KEY, language: 'en', version }];
        const { status, body: answer } = await asha.asks('POST copy/publish', { texts });
        if (status === 200) version = answer.texts[0].version;
        const findings = asTyped(text);
        const isRefused = findings.some(({ severity }) => severity === 'error');
        const refused = isRefused ? [{ key: KEY, language: 'en', findings }] : undefined;
        expect([status, answer.refused]).toEqual([isRefused ? 422 : 200, refused]);
      }),
      RUNS,
    );
  });

  it('names the placeholder that was meant: in a draft, a publication, an import', async () => {
    const text = '{id} {n} {dya, date} left';
    const cure = 'Did you mean {day}?';
    const told = (found: unknown) => expect(JSON.stringify(found)).toContain(cure);
    told((await save(text)).body.findings);
    const texts = [{ key: KEY, language: 'en', version }];
    told((await asha.asks('POST copy/publish', { texts })).body.refused);
    const { body } = await asha.asks(`GET copy/messages/${KEY}`);
    told(body.texts.en.findings);
    const content = `key,en\n${KEY},"${text} again"\n`;
    told((await asha.imports({ format: 'csv', content })).at(-1));
  });
});
