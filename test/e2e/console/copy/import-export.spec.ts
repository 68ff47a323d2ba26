import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  CopyConsoleHost,
  type EditorApiClient,
  type ImportResponseLine,
} from '../../../support/console/copy.console.host.js';

describe.each(HTTP_PLATFORMS)('import and export on %s', (platform) => {
  let console: CopyConsoleHost;
  let asha: EditorApiClient;
  let ravi: EditorApiClient;

  beforeAll(async () => {
    console = await CopyConsoleHost.start(platform);
    asha = await console.signInAs({ name: 'asha', role: 'publisher' });
    ravi = await console.signInAs({ name: 'ravi', role: 'editor' });
    await asha.request('POST copy/languages', { language: 'hi' });
    await asha.request('PUT copy/messages/order.track/hi', { text: '=ट्रैक, "करें"\r\n', version: 0 });
  });
  afterAll(() => console.stop());

  const exported = async (query: string) => {
    const response = await asha.send(`GET copy/export?${query}`);
    expect(response.status).toBe(200);
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const last = async (lines: Promise<readonly ImportResponseLine[]>): Promise<ImportResponseLine> =>
    (await lines).at(-1);
  const preview = async (content: string, who = asha, format = 'csv') => {
    const line = await last(who.importFile({ format, content }));
    expect(line).toMatchObject({ type: 'preview' });
    return line.preview;
  };
  const apply = (content: string, decision: object, who = asha) =>
    last(who.importFile({ format: 'csv', content, apply: decision }));

  it.each([
    ['csv', /^text\/csv; charset=utf-8$/],
    ['json', /^application\/json/],
    ['xlsx', /spreadsheetml/],
  ])('exports %s that imports without changes', async (format, type) => {
    const { response, bytes } = await exported(`format=${format}`);
    expect(response.headers.get('content-type')).toMatch(type);
    expect(response.headers.get('content-disposition')).toContain(`texts.${format}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const content = bytes.toString(format === 'xlsx' ? 'base64' : 'utf8');
    const { changes, conflicts, refused, unchanged } = await preview(content, asha, format);
    expect([changes.total, conflicts.total, refused.total]).toEqual([0, 0, 0]);
    expect(unchanged).toBeGreaterThan(15);
  });

  it('exports the selection in readable characters', async () => {
    const { bytes } = await exported('format=csv&prefix=order&languages=HI,en');
    expect(bytes.toString()).toBe(
      [
        '\ufeff"key","description","en","hi","version"',
        '"order.shipped","The user asks where a parcel is.","Order {id} left on {day, date, medium}",,"en:0 hi:0"',
        '"order.track","Below the answer.","Track it","\'=ट्रैक, ""करें""\r\n","en:0 hi:1"',
        '',
      ].join('\r\n'),
    );
    const published = await exported('format=json&prefix=order.track&state=published');
    expect(JSON.parse(published.bytes.toString())).toEqual({
      format: 'nestjs-haptik-copy/1',
      texts: { 'order.track': { en: { text: 'Track it', version: 0 } } },
    });
  });

  it('previews an import, and applies it after confirmation', async () => {
    const content = 'key,en,hi\nprice.answer,Now {price},अब {price}\norder.shipped,No {id},';
    const seen = await preview(content);
    expect(seen).toMatchObject({
      rows: 2,
      changes: { total: 2, first: [{ before: 'It costs {price}', after: 'Now {price}' }, {}] },
      refused: {
        total: 1,
        first: [{ row: 3, language: 'en', reason: expect.stringContaining('{day}') }],
      },
    });
    expect((await asha.request('GET copy/messages/price.answer')).body.texts).toEqual({});
    const other = await apply(content, { digest: 'f'.repeat(64), overwrite: [] });
    expect(other).toMatchObject({
      type: 'problem',
      problem: { statusCode: 409, code: 'conflict' },
    });
    const done = await apply(content, { digest: seen.digest, overwrite: [], publish: true });
    expect(done).toEqual({ type: 'done', written: 2, published: 2 });
    const { texts } = (await asha.request('GET copy/messages/price.answer')).body;
    expect(texts).toMatchObject({
      en: { published: 'Now {price}' },
      hi: { published: 'अब {price}' },
    });
    const { events } = (await asha.request('GET copy/history?key=price.answer&language=en')).body;
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(['publish', 'import']);
  });

  it('overwrites changes of other users only on request', async () => {
    await ravi.request('PUT copy/messages/price.answer/en', { text: 'Ravi {price}', version: 2 });
    const content = 'key,en,hi,version\nprice.answer,Asha {price},आशा {price},en:2 hi:2';
    const seen = await preview(content);
    expect(seen).toMatchObject({
      changes: { total: 1 },
      conflicts: {
        total: 1,
        first: [{ before: 'Now {price}', current: 'Ravi {price}', changedBy: 'ravi' }],
      },
    });
    const left = await apply(content, { digest: seen.digest, overwrite: [] });
    expect(left).toMatchObject({ type: 'done', written: 1 });
    const { digest } = await preview(content);
    const overwrite = [{ key: 'price.answer', language: 'en' }];
    expect(await apply(content, { digest, overwrite })).toMatchObject({
      written: 1,
      published: 0,
    });
    expect((await asha.request('GET copy/messages/price.answer')).body.texts.en).toMatchObject({
      draft: 'Asha {price}',
      published: 'Now {price}',
      changedBy: 'asha',
    });
  });

  it('requires the permission to publish for publishing, and to write for importing', async () => {
    const content = 'key,en\norder.track,Go';
    const { digest } = await preview(content, ravi);
    const published = await apply(content, { digest, overwrite: 'all', publish: true }, ravi);
    expect(published).toMatchObject({ type: 'problem', problem: { code: 'forbidden' } });
    const hindi = await console.signInAs({ name: 'lata', role: 'editor', languages: ['hi'] });
    expect((await preview(content, hindi)).refused).toMatchObject({ total: 1 });
    const viewer = await console.signInAs({ name: 'v', role: 'viewer' });
    expect((await viewer.send('POST copy/import', { format: 'csv', content })).status).toBe(403);
  });

  it('reports progress line by line', async () => {
    const response = await asha.send('POST copy/import', { format: 'csv', content: 'key,en\n' });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type, step }) => step ?? type)).toEqual(
      expect.arrayContaining(['reading', 'checking', 'preview']),
    );
    expect(lines.at(-1)).toMatchObject({ type: 'preview', preview: { rows: 0 } });
  });

  it('refuses an unreadable file with the cure', async () => {
    const line = await last(asha.importFile({ format: 'xlsx', content: 'cnViYmlzaA==' }));
    expect(line).toMatchObject({ type: 'problem', problem: { statusCode: 400 } });
    expect(line.problem.message).toContain('.xlsx');
  });

  it.each([
    [{ format: 'doc', content: '' }],
    [{ format: 'csv' }],
    [{ format: 'csv', content: '', apply: {} }],
    [{ format: 'csv', content: '', apply: { digest: 'f'.repeat(64), overwrite: 'some' } }],
    ['{'],
  ])('refuses an invalid request, case %#', async (body) => {
    expect(await asha.request('POST copy/import', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid', message: expect.any(String) },
    });
  });

  it('accepts files above the body limit of the host', async () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => `unknown.${at},${'x'.repeat(40)}`);
    const content = ['key,en', ...rows, 'order.track,Large'].join('\n');
    const request = { format: 'csv', content };
    const line = await last(asha.importFile(request));
    expect(line.preview).toMatchObject({
      rows: 40_001,
      changes: { total: 1 },
      refused: { total: 40_000 },
    });
    expect(line.preview.refused.first).toHaveLength(500);
  });

  it('does not read files from unauthenticated clients', async () => {
    const response = await fetch(`${console.url}/copy/import`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(401);
  });
});
