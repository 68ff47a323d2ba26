import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  CopyConsoleHost,
  type EditorApiClient,
} from '../../../support/console/copy.console.host.js';

describe.each(HTTP_PLATFORMS)('copy editing in the console on %s', (platform) => {
  let console: CopyConsoleHost;
  let asha: EditorApiClient;
  let ravi: EditorApiClient;

  beforeAll(async () => {
    console = await CopyConsoleHost.start(platform);
    asha = await console.signInAs({ name: 'asha', role: 'publisher' });
    ravi = await console.signInAs({ name: 'ravi', role: 'publisher' });
    await asha.request('POST copy/languages', { language: 'hi' });
  });
  afterAll(() => console.stop());

  const text = async (key: string, language = 'en') =>
    (await asha.request(`GET copy/messages/${key}`)).body.texts[language];
  const keysOf = async (query: string): Promise<string[]> => {
    const { body } = await asha.request(`GET copy/messages?${query}`);
    return body.messages.map(({ key }: { key: string }) => key);
  };

  it('lists messages with their definitions', async () => {
    const { status, body } = await asha.request('GET copy/messages?prefix=order');
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 2, next: null });
    expect(body.messages[0]).toEqual({
      key: 'order.shipped',
      definition: {
        description: 'The user asks where a parcel is.',
        usedAs: 'text',
        text: 'Order {id} left on {day, date, medium}',
        defaultTexts: { en: 'Order {id} left on {day, date, medium}' },
        placeholders: [
          { name: 'id', kind: 'text', sample: 'A-17' },
          { name: 'day', kind: 'date', sample: '2026-01-05T00:00:00.000Z' },
        ],
      },
      isTrashed: false,
      texts: {},
    });
  });

  it('counts messages by language and prefix', async () => {
    const { body } = await asha.request('GET copy/overview');
    expect(body).toMatchObject({ languages: ['en', 'hi'], sourceLanguage: 'en' });
    expect(body.prefixes).toContainEqual({ prefix: 'order', keys: 2 });
    expect(body.counts.missing).toBe(3);
  });

  it('returns pages that contain each key once', async () => {
    const keys: string[] = [];
    let after = '';
    do {
      const { body } = await asha.request(`GET copy/messages?limit=4&after=${after}`);
      keys.push(...body.messages.map(({ key }: { key: string }) => key));
      after = body.next;
    } while (after);
    expect(keys).toEqual([...new Set(keys)].toSorted());
    expect(keys).toHaveLength((await asha.request('GET copy/overview')).body.counts.all);
  });

  it('saves drafts even if validation fails', async () => {
    const { status, body } = await asha.request('PUT copy/messages/price.answer/en', {
      text: 'Costs {prize} ',
      version: 0,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ draft: 'Costs {prize} ', published: null, version: 1 });
    expect(body).toMatchObject({ isMine: true, changedBy: 'asha' });
    expect(body.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'unknown-placeholder',
      'missing-placeholder',
      'surrounding-whitespace',
    ]);
    expect(await keysOf('filter=failing')).toEqual(['price.answer']);
  });

  it('publishes nothing if one of the texts fails validation', async () => {
    await asha.request('PUT copy/messages/order.track/en', { text: 'Follow it', version: 0 });
    const texts = [
      { key: 'order.track', language: 'en', version: 1 },
      { key: 'price.answer', language: 'en', version: 1 },
    ];
    const { status, body } = await asha.request('POST copy/publish', { texts });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'refused', refused: [{ key: 'price.answer' }] });
    expect(body.refused[0].findings[0].message).toContain('{prize}');
    expect(await text('order.track')).toMatchObject({ published: null, draft: 'Follow it' });
    const later = { texts, at: '2099-01-01T00:00:00Z' };
    expect((await asha.request('POST copy/publish', later)).status).toBe(422);
  });

  it('publishes, and refuses an outdated version', async () => {
    const texts = [{ key: 'order.track', language: 'en', version: 1 }];
    const { body } = await asha.request('POST copy/publish', { texts });
    expect(body.texts).toMatchObject([{ published: 'Follow it', draft: null, version: 2 }]);
    const edit = { text: 'Where is it?', version: 1 };
    const late = await ravi.request('PUT copy/messages/order.track/en', edit);
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: 'conflict',
      current: [{ published: 'Follow it', version: 2, changedBy: 'asha', isMine: false }],
    });
    const again = await ravi.request('PUT copy/messages/order.track/en', { ...edit, version: 2 });
    expect(again.body).toMatchObject({ draft: 'Where is it?', version: 3 });
  });

  it('keeps the version when a text is saved unchanged, and drops a draft that equals the published text', async () => {
    const save = (line: string | null, version: number) =>
      ravi.request('PUT copy/messages/order.track/en', { text: line, version });
    expect((await save('Where is it?', 3)).body).toMatchObject({ version: 3 });
    expect((await save('Follow it', 3)).body).toMatchObject({ version: 4, draft: null });
    expect((await save(null, 4)).body).toMatchObject({ version: 4, draft: null });
    const source = await ravi.request('PUT copy/messages/order.shipped/en', {
      text: 'Order {id} left on {day, date, medium}',
      version: 0,
    });
    expect(source.body).toMatchObject({ version: 0, draft: null });
    expect(await text('order.shipped')).toBeUndefined();
  });

  it('records changes, and supports undo and revert', async () => {
    const { body } = await asha.request('GET copy/history?key=order.track&limit=2');
    expect(body.events.map(({ kind }: { kind: string }) => kind)).toEqual(['discard', 'edit']);
    const all = await asha.request(`GET copy/history?key=order.track&before=${body.next}`);
    expect(all.body).toMatchObject({
      next: null,
      events: [{ kind: 'publish', by: 'asha', after: 'Follow it' }, { kind: 'edit' }],
    });
    const [discard, edit] = body.events;
    const undone = await ravi.request(`POST copy/history/${discard.id}/undo`, { version: 4 });
    expect(undone).toMatchObject({ status: 200, body: { draft: 'Where is it?', version: 5 } });
    await ravi.request('PUT copy/messages/order.track/en', { text: 'Other', version: 5 });
    const refused = await ravi.request(`POST copy/history/${edit.id}/undo`, { version: 6 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'refused' } });
    const back = await ravi.request(`POST copy/history/${edit.id}/revert`, { version: 6 });
    expect(back.body).toMatchObject({ draft: 'Where is it?', version: 7 });
    const nothing = await ravi.request('POST copy/history/999999/undo', { version: 7 });
    expect(nothing.status).toBe(404);
  });

  it('schedules a publication, and cancels it', async () => {
    const texts = [{ key: 'order.track', language: 'en', version: 7 }];
    const at = '2099-01-01T00:00:00.000Z';
    const { body } = await asha.request('POST copy/publish', { texts, at });
    expect(body.texts).toMatchObject([{ publishAt: at, published: 'Follow it', version: 8 }]);
    expect(await keysOf('filter=scheduled')).toEqual(['order.track']);
    const line = 'POST copy/messages/order.track/en/unschedule';
    expect((await asha.request(line, { version: 8 })).body).toMatchObject({ publishAt: null });
    expect((await asha.request(line, { version: 9 })).status).toBe(422);
  });

  it.each([
    '2026',
    '2099-12',
    '2099-12-23',
    '2099-W53',
    '20991223',
    '2099-12-23T08:00',
    '2099-12-23T08:00:00',
    '2099-12-23 08:00:00Z',
    '2099-12-23T08Z',
    '2099-12-23T08:00:00+0530',
    '20991223T080000Z',
    '2099-02-29T08:00:00Z',
    '2099-12-23T24:00:00Z',
    '0000-12-31T23:59:59Z',
    '9999-12-31T23:59:59-23:59',
    '+012099-12-23T08:00:00Z',
    4_070_908_800_000,
    true,
    ['2099-12-23T08:00:00Z'],
  ])('refuses the publication time %j', async (at) => {
    const texts = [{ key: 'order.track', language: 'en', version: 9 }];
    const { status, body } = await asha.request('POST copy/publish', { texts, at });
    expect([status, body.message]).toEqual([
      400,
      'at must be an ISO 8601 date and time such as 2026-12-23T08:00:00Z',
    ]);
  });

  it('moves a key to the trash and back', async () => {
    const { body } = await asha.request('POST copy/messages/order.track/trash');
    expect(body).toMatchObject({ key: 'order.track', isTrashed: true });
    expect(await keysOf('prefix=order')).toEqual(['order.shipped']);
    expect(await keysOf('prefix=order&filter=trash')).toEqual(['order.track']);
    const { version } = await text('order.track');
    const edit = await asha.request('PUT copy/messages/order.track/hi', { text: 'x', version: 0 });
    expect(edit.status).toBe(422);
    const restored = await asha.request('POST copy/messages/order.track/restore');
    expect(restored.body).toMatchObject({
      isTrashed: false,
      texts: { en: { published: 'Follow it', version: version + 1 } },
    });
    expect(await keysOf('prefix=order')).toEqual(['order.shipped', 'order.track']);
  });

  it.each([
    ['search=PARCEL', ['order.shipped']],
    ['search=track', ['order.track']],
    ['search=where+IS+it', ['order.track']],
    ['search=follow', ['order.track']],
    ['search=100%25', []],
    ['filter=mine&prefix=order', ['order.track']],
    ['filter=draft&prefix=order', ['order.track']],
    ['filter=missing&language=hi&prefix=order', ['order.shipped', 'order.track']],
    ['filter=missing&language=en&prefix=order', []],
    ['filter=unused', []],
    ['search=&filter=all&prefix=price&after=&language=', ['price.answer']],
  ])('filters by %s', async (query, keys) => {
    expect(await keysOf(query)).toEqual(keys);
  });

  it.each([
    ['PUT copy/messages/nobody.knows/en', { text: 'x', version: 0 }, 404],
    ['PUT copy/messages/order.track/fr', { text: 'x', version: 0 }, 404],
    ['GET copy/messages/nobody.knows', undefined, 404],
    ['POST copy/messages/nobody.knows/trash', undefined, 404],
    ['PUT copy/messages/order.track/en', { text: 'x' }, 400],
    ['PUT copy/messages/order.track/en', { text: 5, version: 1 }, 400],
    ['PUT copy/messages/order.track/en', { text: 'a\0b', version: 1 }, 400],
    ['PUT copy/messages/order.track/en', { text: 'x'.repeat(10_001), version: 1 }, 400],
    ['PUT copy/messages/order.track/en', '{', 400],
    ['POST copy/publish', { texts: [] }, 400],
    ['POST copy/publish', { texts: [{ key: 'a', language: 'en', version: 0 }], at: 'soon' }, 400],
    ['POST copy/publish', { texts: [{ key: 'order.shipped', language: 'hi', version: 0 }] }, 422],
    ['POST copy/languages', { language: 'English!' }, 400],
    ['GET copy/messages?filter=nothing', undefined, 400],
    ['GET copy/messages?limit=201', undefined, 400],
    ['GET copy/messages?unknown=1', undefined, 400],
    ['GET copy/export', undefined, 400],
    ['GET copy/export?format=csv&languages=fr', undefined, 400],
  ])('refuses the invalid request %s, case %#', async (line, body, status) => {
    const answer = await asha.request(line, body);
    expect(answer).toMatchObject({ status, body: { message: expect.any(String) } });
  });

  it('restricts changes to the languages and keys of a user', async () => {
    const only = { languages: ['hi'], prefixes: ['price'] };
    const lata = await console.signInAs({ name: 'lata', role: 'publisher', ...only });
    const save = (where: string, who = lata) =>
      who.request(`PUT copy/messages/${where}`, { text: 'मूल्य {price}', version: 0 });
    expect(await save('order.shipped/hi')).toMatchObject({
      status: 403,
      body: { code: 'forbidden', message: expect.stringContaining('order.shipped') },
    });
    expect((await save('price.answer/en')).status).toBe(403);
    expect((await save('price.answer/hi')).status).toBe(200);
    const texts = [
      { key: 'price.answer', language: 'hi', version: 1 },
      { key: 'order.track', language: 'en', version: (await text('order.track')).version },
    ];
    const published = await lata.request('POST copy/publish', { texts });
    expect(published).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('order.track') },
    });
    expect((await lata.request('POST copy/messages/order.track/trash')).status).toBe(403);
    const viewer = await console.signInAs({ name: 'v', role: 'viewer' });
    expect((await save('price.answer/hi', viewer)).status).toBe(403);
    const editor = await console.signInAs({ name: 'e', role: 'editor' });
    expect((await editor.request('POST copy/publish', { texts })).status).toBe(403);
  });

  describe('removal of a language', () => {
    let administrator: EditorApiClient;
    const path = 'copy/languages/eo';
    const write = (key: string, words: string, version = 0) =>
      asha.request(`PUT copy/messages/${key}/eo`, { text: words, version });

    beforeAll(async () => {
      administrator = await console.signInAs({ name: 'mara', role: 'administrator' });
      await asha.request('POST copy/languages', { language: 'eo' });
      await write('order.track', 'Sekvi');
    });

    it.each([
      ['nothing', ''],
      ['zero texts', '?published=0&drafts=0'],
      ['too many drafts', '?drafts=2'],
    ])('is refused if the client confirms %s', async (_case, seen) => {
      const { status, body } = await administrator.request(`DELETE ${path}${seen}`);
      const affected = { language: 'eo', published: 0, drafts: 1, scheduled: 0 };
      expect([status, body.code, body.affected]).toEqual([409, 'confirmation-required', affected]);
      expect(body.message).toContain('drafts: 1');
      expect(await text('order.track', 'eo')).toMatchObject({ draft: 'Sekvi' });
      expect((await administrator.request('GET copy/overview')).body.languages).toContain('eo');
    });

    it('is refused if a draft was published since', async () => {
      const texts = [{ key: 'order.track', language: 'eo', version: 1 }];
      expect((await asha.request('POST copy/publish', { texts })).status).toBe(200);
      const { status, body } = await administrator.request(`DELETE ${path}?drafts=1`);
      expect([status, body.affected]).toMatchObject([409, { published: 1, drafts: 0 }]);
      expect(await text('order.track', 'eo')).toMatchObject({ published: 'Sekvi' });
    });

    it('refuses counts that are not numbers', async () => {
      expect((await administrator.request(`DELETE ${path}?published=one`)).status).toBe(400);
    });

    it('succeeds with the current counts', async () => {
      const { body } = await administrator.request(`GET ${path}`);
      const { status } = await administrator.request(
        `DELETE ${path}?published=${body.published}&drafts=${body.drafts}`,
      );
      expect([status, (await text('order.track', 'eo')).published]).toEqual([200, null]);
    });
  });
});
