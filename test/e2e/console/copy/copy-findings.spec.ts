import type { EditorApiClient } from '../../../support/console/copy.console.host.js';
import { PARCEL_KEY, ParcelConsoleHost } from '../../../support/console/parcel.console.host.js';
import { PARCEL } from '../../../support/values/icu.messages.js';

describe('findings of the server', () => {
  let console: ParcelConsoleHost;
  let asha: EditorApiClient;

  beforeAll(async () => {
    console = await ParcelConsoleHost.start('fastify');
    ({ asha } = console);
  });
  afterAll(() => console.stop());

  it('suggest the closest placeholder in drafts, publications and imports', async () => {
    const text = '{id} {n} {dya, date} left';
    const cure = 'Did you mean {day}?';
    const expectCure = (found: unknown) => expect(JSON.stringify(found)).toContain(cure);
    expectCure((await console.save(text)).body.findings);
    expectCure((await console.publish()).body.refused);
    const { body } = await asha.request(`GET copy/messages/${PARCEL_KEY}`);
    expectCure(body.texts.en.findings);
    const content = `key,en\n${PARCEL_KEY},"${text} again"\n`;
    expectCure((await asha.importFile({ format: 'csv', content })).at(-1));
  });

  const importOf = async (text: string) => {
    const content = `key,en\n${PARCEL_KEY},"${text}"\n`;
    return (await asha.importFile({ format: 'csv', content })).at(-1)?.['preview'];
  };

  it.each(['\u200b', '\u2060\u00ad', '\u200e\u200f', '\ufe0f', '\u2800', '\u3164'])(
    'report %j as an empty text',
    async (unseen) => {
      expect((await console.save(unseen)).body.findings).toMatchObject([{ rule: 'empty' }]);
      const { status, body } = await console.publish();
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
    expect((await asha.request(`PUT copy/messages/${PARCEL_KEY}/hi`, draft)).status).toBe(200);
    expect(await missing()).toBe(1);
    await asha.request(`PUT copy/messages/${PARCEL_KEY}/hi`, { text: '{id}', version: 1 });
    expect(await missing()).toBe(0);
  });

  it('refuse a text with lost characters completely', async () => {
    const lost = `Gr\ufffd\ufffde ${PARCEL.text}`;
    const { status, body } = await console.save(lost);
    expect([status, body.message]).toEqual([400, expect.stringContaining('CSV UTF-8')]);
    const line = await importOf(lost);
    expect(line).toMatchObject({ changes: { total: 0 }, refused: { total: 1 } });
    expect(line.refused.first[0].reason).toContain('save files as UTF-8');
  });

  it('report missing plural forms in the language of the text, as a warning', async () => {
    await asha.request('POST copy/languages', { language: 'ru' });
    const text = '{id} {n, plural, one {# шт} other {# шт}} {day, date}';
    const saved = await asha.request(`PUT copy/messages/${PARCEL_KEY}/ru`, { text, version: 0 });
    expect(saved.body.findings).toEqual([
      {
        rule: 'plural-form',
        severity: 'warning',
        message: expect.stringContaining('few (2, 3, 4) and many (0, 5, 6), which Russian has'),
      },
    ]);
    const texts = [{ key: PARCEL_KEY, language: 'ru', version: saved.body.version }];
    expect((await asha.request('POST copy/publish', { texts })).status).toBe(200);
  });
});
