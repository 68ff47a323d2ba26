import { type INestApplication, Injectable } from '@nestjs/common';
import {
  HaptikEntity,
  HaptikNode,
  HaptikSetupError,
  type HaptikModuleOptions,
  reply,
} from 'nestjs-haptik';
import {
  button,
  card,
  carousel,
  matchChoice,
  CHANNELS,
  form,
  link,
  say,
  text,
} from 'nestjs-haptik/hsl';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';

const SIZES = button('Which size?', ['Small', 'Medium', 'Large', 'Very large']);
const KETTLES = carousel('Our kettles', [
  card({
    title: 'Blue kettle',
    image: 'https://cdn.example/k1.png',
    actionables: [say('Buy', 'Buy the blue kettle'), link('More', 'https://shop.example/1')],
  }),
  card({ title: 'Red kettle', actionables: [say('Buy', 'Buy the red kettle')] }),
]);

@Injectable()
class ShopBot {
  @HaptikNode('sizes')
  sizes() {
    return ['We have four.', SIZES, 'Choose one.'];
  }

  @HaptikNode('kettles')
  kettles() {
    return reply(KETTLES);
  }

  @HaptikNode('by_hand')
  byHand() {
    return { type: 'BUTTON', text: 'Which?', data: { items: [{ actionable_text: 'A' }] } };
  }

  @HaptikNode('by_json')
  byJson() {
    return ['First.', JSON.stringify(SIZES)];
  }

  @HaptikNode('chosen')
  chosen(@HaptikEntity('answer') answer = '') {
    return matchChoice(SIZES, answer)?.label ?? SIZES;
  }

  @HaptikNode('address')
  address() {
    return form('Where to?', []);
  }

  @HaptikNode('signal')
  signal() {
    return [{ type: 'NATIVE_ACTION', text: '', data: { method: 'OPEN' } }, text('Opened.')];
  }
}

const WEB = 5;
const FACEBOOK = 3;
const WHATSAPP = 14;

describe.each(HTTP_PLATFORMS)('rich elements in a reply, on %s', (platform) => {
  const logger = new MemoryLogger();
  let app: INestApplication | undefined;

  const start = async (hsl?: HaptikModuleOptions['hsl']): Promise<HaptikTestClient> => {
    logger.lines.length = 0;
    const options = hsl ? { hsl } : {};
    app = await boot({ platform, logger, options, metadata: { providers: [ShopBot] } });
    return new HaptikTestClient(app, { secret: SECRET });
  };
  const on = (device_platform: number | string, answer?: string) => ({
    user: { device_platform },
    ...(answer !== undefined && { entities: { answer } }),
  });
  afterEach(() => app?.close());

  it('are sent among texts as they were built', async () => {
    const haptik = await start();
    const { response, status } = await haptik.call('sizes', on(WEB));
    expect(status).toBe(true);
    expect(response).toEqual(['We have four.', JSON.stringify(SIZES), 'Choose one.']);
  });

  it('are logged once per node and channel if unsupported, and sent unchanged', async () => {
    const haptik = await start();
    for (const channel of [FACEBOOK, FACEBOOK, String(FACEBOOK), WHATSAPP, WHATSAPP, WEB]) {
      const { elements } = await haptik.call('sizes', on(channel));
      expect(elements).toEqual([SIZES]);
    }
    expect(logger.linesOf('warn')).toEqual([
      expect.stringMatching(
        /node "sizes" on Facebook: data.items: 4 buttons; Facebook supports at most 3/,
      ),
      expect.stringMatching(/node "sizes" on WhatsApp: BUTTON: WhatsApp does not support BUTTON/),
    ]);
    await haptik.call('kettles', on(WHATSAPP));
    expect(logger.linesOf('warn')).toHaveLength(3);
  });

  it('are logged with rule and source, without their texts', async () => {
    const haptik = await start();
    await haptik.call('sizes', on(FACEBOOK));
    const [line] = logger.linesOf('warn');
    expect(line).toMatch(/too-many; Meta, Messenger button template/);
    expect(line).not.toMatch(/Small|Which size/);
  });

  it('are validated if they are hand-written objects', async () => {
    const haptik = await start();
    const { response } = await haptik.call('by_hand', on(WEB));
    expect(JSON.parse(String(response[0]))).toEqual(new ShopBot().byHand());
    expect(logger.linesOf('warn')).toEqual([expect.stringContaining('unknown-name')]);
  });

  it('are adapted if they are JSON', async () => {
    const haptik = await start({ adaptation: 'adapt' });
    expect((await haptik.call('by_json', on(WEB))).response).toEqual([
      'First.',
      JSON.stringify(SIZES),
    ]);
    const { response } = await haptik.call('by_json', on(WHATSAPP));
    expect(response[1]).toBe('Which size?\n1. Small\n2. Medium\n3. Large\n4. Very large');
  });

  it('are neither validated nor logged with adaptation off', async () => {
    const haptik = await start({ adaptation: 'off' });
    expect((await haptik.call('sizes', on(WHATSAPP))).elements).toEqual([SIZES]);
    expect(logger.linesOf('warn')).toEqual([]);
  });

  describe('with adaptation', () => {
    it('are sent unchanged if the channel supports them', async () => {
      const haptik = await start({ adaptation: 'adapt' });
      expect((await haptik.call('sizes', on(WEB))).elements).toEqual([SIZES]);
      expect((await haptik.call('kettles', on(WEB))).elements).toEqual([KETTLES]);
      expect(logger.linesOf('warn')).toEqual([]);
    });

    it('become quick replies on Facebook if there are too many buttons', async () => {
      const haptik = await start({ adaptation: 'adapt' });
      const { elements } = await haptik.call('sizes', on(FACEBOOK));
      expect(elements).toEqual([
        text('Which size?', { quickReplies: ['Small', 'Medium', 'Large', 'Very large'] }),
      ]);
      await haptik.call('sizes', on(FACEBOOK));
      expect(logger.linesOf('warn')).toEqual([]);
      expect(logger.linesOf('log').filter((line) => line.includes('Facebook'))).toEqual([
        expect.stringMatching(/on Facebook: BUTTON: buttons became quick replies/),
      ]);
    });

    it('become a numbered text on WhatsApp, whose numbers the next call resolves', async () => {
      const haptik = await start({ adaptation: 'adapt' });
      const question = await haptik.call('chosen', on(WHATSAPP));
      expect(question.response).toEqual([
        'Which size?\n1. Small\n2. Medium\n3. Large\n4. Very large',
      ]);
      for (const answer of ['3', ' 3. ', '३', 'large', 'LARGE']) {
        const { texts } = await haptik.call('chosen', on(WHATSAPP, answer));
        expect(texts).toEqual(['Large']);
      }
      expect((await haptik.call('chosen', on(WHATSAPP, '5'))).response).toEqual(question.response);
    });

    it('lose no choice if a carousel becomes a text', async () => {
      const haptik = await start({ adaptation: 'adapt' });
      const { response } = await haptik.call('kettles', on(WHATSAPP));
      expect(response).toEqual([
        'Our kettles\n\nBlue kettle\n1. Buy\nMore: https://shop.example/1\n\nRed kettle\n2. Buy',
      ]);
    });

    it('are sent unchanged if there is no alternative or the channel is unknown', async () => {
      const haptik = await start({ adaptation: 'adapt' });
      expect((await haptik.call('signal', on(WHATSAPP))).response).toEqual([
        JSON.stringify({ type: 'NATIVE_ACTION', text: '', data: { method: 'OPEN' } }),
        'Opened.',
      ]);
      for (const channel of [13, 99, '']) {
        expect((await haptik.call('sizes', on(channel))).elements).toEqual([SIZES]);
      }
    });

    it('use the channel rules of the options', async () => {
      const channels = { 14: 'whatsappReplyButtons', 99: CHANNELS.instagram } as const;
      const haptik = await start({ adaptation: 'adapt', channels });
      const { elements } = await haptik.call('sizes', on(99));
      expect(elements.map(({ type }) => type)).toEqual(['TEXT']);
      expect(elements[0]?.data).toHaveProperty('quick_replies.length', 4);
      const [, numbered] = (await haptik.call('sizes', on(14))).response;
      expect(numbered).toContain('4. Very large');
    });

    it('are objects with the encoding object', async () => {
      const haptik = await start({ adaptation: 'adapt', encoding: 'object' });
      const { response } = await haptik.call('sizes', on(FACEBOOK));
      expect(response[1]).toHaveProperty('type', 'TEXT');
    });
  });
});

describe('invalid options of rich elements', () => {
  it.each([
    [{ adaptation: 'always' }, /hsl\.adaptation is "always"\. Use one of: off, warn, adapt/],
    [{ encoding: 'objct' }, /hsl\.encoding is "objct"\. Use one of: string, object/],
    [{ channels: { 14: 'watsapp' } }, /hsl\.channels\.14 does not map.*whatsapp/],
    [
      { channels: { 14: { name: 'x', limits: { buttonz: { max: 1 } } } } },
      /the limit buttonz is invalid/,
    ],
    [
      { channels: { 14: { name: 'x', limits: { buttons: { max: -1 } } } } },
      /the limit buttons is invalid/,
    ],
    [{ channels: { whatsapp: 'whatsapp' } }, /hsl\.channels\.whatsapp does not map.*14/],
  ])('fail the boot with a solution: %j', async (hsl, message) => {
    const starting = boot({ options: { hsl: hsl as object } });
    await expect(starting).rejects.toThrow(HaptikSetupError);
    await expect(boot({ options: { hsl: hsl as object } })).rejects.toThrow(message);
  });
});
