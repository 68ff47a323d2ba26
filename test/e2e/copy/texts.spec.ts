import { AgentDesk, type HandoffOutcome } from 'nestjs-haptik';
import { isKind } from 'nestjs-haptik/hsl';
import { MemoryLogger, HTTP_PLATFORMS, boot, SECRET } from '../../support/test.app.js';
import { bootCopy, type CopyApp } from '../../support/copy.app.js';
import { copy, CopyBot } from '../../support/bots/copy.bot.js';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { ERROR } from '../../support/values/english.texts.js';

class ReadyDesk extends AgentDesk {
  override handOff(): Promise<HandoffOutcome> {
    return Promise.resolve({ kind: 'delivered' });
  }
}

const HINDI = { user: { language_code: 'hi-IN' } };

describe.each(HTTP_PLATFORMS)('copy on %s', (platform) => {
  let host: CopyApp;

  beforeAll(async () => {
    const options = { handoff: { desk: new ReadyDesk(), on: [] } };
    host = await bootCopy({}, { platform, options });
  });
  afterAll(() => host.app.close());

  it('is the default text until another is published', async () => {
    expect((await host.haptik.call('text')).texts).toEqual(['The speaker costs ₹ 5.']);
    await host.publish('shop.price', 'en', '{price}: {product}');
    expect((await host.haptik.call('text')).texts).toEqual(['₹ 5: speaker']);
    await host.publish('shop.price', 'en', null);
    expect((await host.haptik.call('text')).texts).toEqual(['The speaker costs ₹ 5.']);
  });

  it('is written in the language of the user, with its region first', async () => {
    await host.publish('shop.price', 'hi', '{product} का दाम {price} है।');
    expect((await host.haptik.call('text', HINDI)).texts).toEqual(['speaker का दाम ₹ 5 है।']);
    await host.publish('shop.price', 'hi-IN', '{product}: {price}');
    expect((await host.haptik.call('text', HINDI)).texts).toEqual(['speaker: ₹ 5']);
    expect((await host.haptik.call('text')).texts).toEqual(['The speaker costs ₹ 5.']);
  });

  it('is rendered in every part of a rich element', async () => {
    await host.publish('shop.more', 'hi', 'और "बताओ"');
    const [element] = (await host.haptik.call('carousel', HINDI)).elements;
    if (!element || !('items' in element.data!)) throw new Error('no carousel');
    expect(JSON.stringify(element)).not.toMatch(/[\uE000\uE001]/);
    expect(element).toMatchObject({
      type: 'CAROUSEL',
      text: 'Sorry!',
      data: {
        items: [
          {
            title: 'और "बताओ"',
            actionables: [{ actionable_text: 'और "बताओ"', payload: { message: 'और "बताओ"' } }],
          },
        ],
      },
    });
  });

  it('is rendered in an element that is already JSON, with escaped quotes', async () => {
    const [element] = (await host.haptik.call('json')).elements;
    expect(element && isKind(element as never, 'BUTTON')).toBe(true);
    expect(element).toMatchObject({
      text: 'Sorry!',
      data: { items: [{ actionable_text: 'Tell "me" more' }] },
    });
  });

  it('is rendered inside the text of a failure', async () => {
    const answer = await host.haptik.call('failure');
    expect(answer.status).toBe(false);
    expect(answer.texts).toEqual(['Sorry!', 'Tell "me" more and Sorry!']);
  });

  it('is rendered in the state of a conversation and a user', async () => {
    const sent = { conversationDetails: { gone: 'x' } };
    const { conversationDetails, userDetails } = await host.haptik.call('state', sent);
    expect(conversationDetails).toEqual({ last: 'Tell "me" more' });
    expect(userDetails).toEqual({ last: 'Tell "me" more' });
  });

  it('is rendered in the message of a handoff', async () => {
    expect((await host.haptik.call('handoff')).texts).toEqual(['Sorry!']);
  });

  it('is rendered in search results', async () => {
    const answer = await fetch(`${await host.haptik.url()}/search/things?query=x`);
    const { data } = (await answer.json()) as { data: unknown };
    expect(data).toEqual([{ title: 'Tell "me" more' }, { title: 'Sorry!', id: 1 }]);
  });

  it('formats numbers and dates in the language of the user', async () => {
    expect((await host.haptik.call('numbers')).texts).toEqual([
      '123,456 parts, 123,456, March 1, 2026',
    ]);
    const indian = await host.haptik.call('numbers', { user: { language_code: 'en-IN' } });
    expect(indian.texts).toEqual(['1,23,456 parts, 1,23,456, 1 March 2026']);
  });

  it('is rendered inside other copy', async () => {
    const [text] = (await host.haptik.call('nested')).texts;
    expect(text?.replaceAll('\u2060', '')).toBe('The Tell "me" more costs *_1_*.');
  });

  it('escapes values, so that they can neither control the platform nor forge a reference', async () => {
    const forged = copy('shop.sorry').replaceAll(/\d/g, '0');
    const evil = `{taskbox} %name *b* ${forged}`;
    const [text] = (await host.haptik.call('text', { entities: { product: evil } })).texts;
    expect(text).not.toMatch(/[{}]|%\w|\*b\*/);
    expect(text).toContain('\uE000');
    expect(text).not.toContain('Sorry!');
  });

  it('replaces built-in texts', async () => {
    expect((await host.haptik.call('broken')).texts).toEqual([ERROR]);
    await host.publish('haptik.error', 'en', 'Oh no!');
    expect((await host.haptik.call('broken')).texts).toEqual(['Oh no!']);
    await host.publish('haptik.error', 'en', '{broken');
    expect((await host.haptik.call('broken')).texts).toEqual(['Oh no!']);
    await host.publish('haptik.error', 'en', null);
    expect((await host.haptik.call('broken')).texts).toEqual([ERROR]);
  });

  it('never reaches a user as a modified reference', async () => {
    const answer = await host.haptik.call('changed');
    expect(answer.httpStatus).toBe(200);
    expect(answer.texts).toEqual([ERROR]);
  });
});

describe('copy', () => {
  it('is rendered in a text of the options', async () => {
    const options = { texts: { en: { error: copy('shop.sorry') } }, handoff: { on: [] } };
    const host = await bootCopy({}, { options });
    try {
      expect((await host.haptik.call('broken')).texts).toEqual(['Sorry!']);
      await host.publish('shop.sorry', 'en', 'So sorry!');
      expect((await host.haptik.call('broken')).texts).toEqual(['So sorry!']);
    } finally {
      await host.app.close();
    }
  });

  it.each(['text', 'carousel', 'json', 'failure', 'state', 'handoff', 'numbers'])(
    'never reaches a user as a raw reference without its module, and the log has the fix (%s)',
    async (node) => {
      const logger = new MemoryLogger();
      const app = await boot({ logger, metadata: { providers: [CopyBot] } });
      try {
        const answer = await new HaptikTestClient(app, { secret: SECRET }).call(node);
        expect(answer.httpStatus).toBe(200);
        expect(answer.response.length).toBeGreaterThan(0);
        expect(answer.text).not.toMatch(/[\uE000\uE001]/);
        expect(logger.lines.join('\n')).toContain('Import HaptikCopyModule.forRoot');
      } finally {
        await app.close();
      }
    },
  );

  it('is rendered outside of calls too', async () => {
    const host = await bootCopy();
    try {
      await host.publish('shop.sorry', 'hi', 'माफ़ कीजिए!');
      expect(host.texts.render(`${copy('shop.sorry')} x`, 'hi-IN')).toBe('माफ़ कीजिए! x');
      expect(host.texts.render(copy('shop.sorry'))).toBe('Sorry!');
      expect(host.texts.counts).toEqual({
        published: 1,
        snapshot: 0,
        code: 1,
        languageMismatches: 0,
        failures: {},
      });
    } finally {
      await host.app.close();
    }
  });

  it('cannot be defined twice', async () => {
    const again = Object.assign(() => '', { definitions: { ...copy.definitions } });
    await expect(bootCopy({ copy: [copy, again] })).rejects.toThrow('Copy "shop.price" is defined');
  });
});
