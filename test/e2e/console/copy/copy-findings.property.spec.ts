import * as fc from 'fast-check';
import { validateCopy, toCopyRequirements } from 'nestjs-haptik/internal';
import { validateCopyText } from '../../../../packages/console/server/copy/text.validation.js';
import { PARCEL_KEY, ParcelConsoleHost } from '../../../support/console/parcel.console.host.js';
import { anyText, PARCEL } from '../../../support/values/icu.messages.js';
import { caseCountForRun } from '../../../support/values/property.cases.js';

const RUNS = { numRuns: caseCountForRun(60) };

/** The web app calls this function while a user types. */
const asTyped = (text: string) => validateCopy(text, toCopyRequirements(PARCEL), 'en');
const typed = fc
  .tuple(fc.constantFrom('', `${PARCEL.text} `), anyText)
  .map((parts) => parts.join(''))
  .filter((text) => validateCopyText(text) === undefined && text !== PARCEL.text);

describe('findings of any text', () => {
  let console: ParcelConsoleHost;

  beforeAll(async () => {
    console = await ParcelConsoleHost.start('fastify');
  });
  afterAll(() => console.stop());

  it('equal those that the editor shows while typing', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { status, body } = await console.save(text);
        expect([status, body.draft, body.findings]).toEqual([200, text, asTyped(text)]);
      }),
      RUNS,
    );
  });

  it('block publication exactly if one is an error', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        // A new key each time, because a published text has no draft.
        const text = `${words} ${console.version}`;
        await console.save(text);
        const { status, body: answer } = await console.publish();
        const findings = asTyped(text);
        const isRefused = findings.some(({ severity }) => severity === 'error');
        const refused = isRefused ? [{ key: PARCEL_KEY, language: 'en', findings }] : undefined;
        expect([status, answer.refused]).toEqual([isRefused ? 422 : 200, refused]);
      }),
      RUNS,
    );
  });
});
