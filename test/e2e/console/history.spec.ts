import { defineCopy } from 'nestjs-haptik/copy';
import { PLATFORMS } from '../../support/app.js';
import { ConsoleApp, type Editor } from '../../support/copy.console.js';

const IN_CODE = 'It costs {price}';
const FIRST = 'It is {price} with tax';
const price = { text: IN_CODE, about: 'x', usedAs: 'text', sample: { price: '₹ 2,499' } } as const;

const copy = defineCopy({
  'price.shown': price,
});

describe.each(PLATFORMS)('the first edit of a text on %s', (platform) => {
  let console: ConsoleApp;
  let asha: Editor;
  let key: string;

  beforeAll(async () => {
    console = await ConsoleApp.start(platform, [copy]);
    asha = await console.as({ name: 'asha', role: 'publisher' });
    await asha.asks('POST copy/languages', { language: 'hi' });
  });
  afterAll(() => console.stop());

  const save = (text: string, version: number, language = 'en') =>
    asha.asks(`PUT copy/messages/${key}/${language}`, { text, version });
  const publish = (version: number, language = 'en') =>
    asha.asks('POST copy/publish', { texts: [{ key, language, version }] });
  const events = async (language = 'en') => {
    const { body } = await asha.asks(`GET copy/history?key=${key}&language=${language}`);
    return body.events as { id: string; kind: string; before: string; after: string }[];
  };
  it('is told beside the text that users read before', async () => {
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
