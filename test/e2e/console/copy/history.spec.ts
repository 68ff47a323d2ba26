import { defineCopy } from 'nestjs-haptik/copy';
import {
  CopyConsoleHost,
  type EditorApiClient,
} from '../../../support/console/copy.console.host.js';

const IN_CODE = 'It costs {price}';
const FIRST = 'It is {price} with tax';
const price = {
  text: IN_CODE,
  description: 'x',
  usedAs: 'text',
  sample: { price: '₹ 2,499' },
} as const;

/** A key per test, so that all tests share one application. */
const copy = defineCopy({
  'price.draft': price,
  'price.live': price,
  'price.sold': price,
  'price.hindi': price,
  'price.gone': price,
  'price.shown': price,
});

describe('the first edit of a text', () => {
  let console: CopyConsoleHost;
  let asha: EditorApiClient;
  let key: string;

  beforeAll(async () => {
    console = await CopyConsoleHost.start('fastify', [copy]);
    asha = await console.signInAs({ name: 'asha', role: 'publisher' });
    await asha.request('POST copy/languages', { language: 'hi' });
  });
  afterAll(() => console.stop());

  const save = (text: string | null, version: number, language = 'en') =>
    asha.request(`PUT copy/messages/${key}/${language}`, { text, version });
  const publish = (version: number, language = 'en') =>
    asha.request('POST copy/publish', { texts: [{ key, language, version }] });
  const events = async (language = 'en') => {
    const { body } = await asha.request(`GET copy/history?key=${key}&language=${language}`);
    return body.events as { id: string; kind: string; before: string; after: string }[];
  };
  const wayBack = async (
    way: 'undo' | 'revert',
    kind: string,
    version: number,
    language = 'en',
  ) => {
    const event = (await events(language)).find((one) => one.kind === kind);
    return asha.request(`POST copy/history/${event?.id}/${way}`, { version });
  };

  it('is undone before publication by removing the draft', async () => {
    key = 'price.draft';
    await save(FIRST, 0);
    const { status, body } = await wayBack('undo', 'edit', 1);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ draft: null, published: null }),
    ]);
    const [undo] = await events();
    expect(undo).toMatchObject({ kind: 'undo', before: FIRST, after: IN_CODE });
  });

  it('is undone after publication with a draft of the default text', async () => {
    key = 'price.live';
    await save(FIRST, 0);
    await publish(1);
    const { status, body } = await wayBack('undo', 'edit', 2);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ draft: IN_CODE, published: FIRST, version: 3 }),
    ]);
    expect((await publish(3)).body.texts).toMatchObject([{ published: IN_CODE, draft: null }]);
  });

  it('is undone through the event of its publication, too', async () => {
    key = 'price.sold';
    await save(FIRST, 0);
    await publish(1);
    expect((await wayBack('undo', 'publish', 2)).body).toMatchObject({ draft: IN_CODE });
  });

  it('cannot be undone without a default text in the language, and the message names the cure', async () => {
    key = 'price.hindi';
    await save('{price} लगेगा', 0, 'hi');
    await publish(1, 'hi');
    const { status, body } = await wayBack('undo', 'edit', 2, 'hi');
    expect([status, body.code]).toEqual([422, 'refused']);
    expect(body.message).toContain('and the code has no default text in this language');
  });

  it('is discarded, and reverted to the default text', async () => {
    key = 'price.gone';
    await save(FIRST, 0);
    await save(null, 1);
    await save('It is {price}', 2);
    expect((await wayBack('revert', 'discard', 3)).body).toMatchObject({ draft: null });
    await save(FIRST, 4);
    await publish(5);
    expect((await wayBack('revert', 'discard', 6)).body).toMatchObject({ draft: IN_CODE });
  });

  it('is shown against the default text', async () => {
    key = 'price.shown';
    await save(FIRST, 0);
    await publish(1);
    await save('{price} लगेगा', 0, 'hi');
    expect(await events()).toMatchObject([
      { kind: 'publish', before: IN_CODE, after: FIRST },
      { kind: 'edit', before: IN_CODE, after: FIRST },
    ]);
    expect(await events('hi')).toMatchObject([{ kind: 'edit', before: null }]);
  });
});
