import { Global, Module } from '@nestjs/common';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { CopyRenderer } from '../../../src/copy/reference/copy.renderer.js';
import { boot, MemoryLogger, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { copy, CopyBot } from '../../support/bots/copy.bot.js';
import { UNKNOWN_NODE } from '../../support/values/english.texts.js';

const THROWS = (): never => {
  throw new Error('connect postgres://bot:pa55word@db');
};
const REJECTS = () => Promise.reject(new Error('pa55word'));

describe.each(HTTP_PLATFORMS)('a custom CopyRenderer on %s', (platform) => {
  let close = () => Promise.resolve();
  afterEach(() => close());

  it.each<[string, () => unknown]>([
    ['throws', THROWS],
    ['rejects', REJECTS],
    ['returns nothing', () => null],
    ['returns a number', () => 5],
    ['returns blanks', () => ' \n '],
    ['returns an unresolved reference', () => copy('shop.sorry')],
  ])('that %s leaves users the built-in texts', async (_, published) => {
    const { haptik, logger } = await start({ published });
    const { texts } = await haptik.call('nobody_knows_this');
    expect(texts).toEqual([UNKNOWN_NODE]);
    await haptik.call('nobody_knows_this');
    const lines = logger.linesOf('error').filter((line) => line.includes('CopyRenderer'));
    expect(lines).toHaveLength(1);
    expect(logger.lines.join('\n')).not.toContain('pa55word');
  });

  it.each<[string, () => unknown]>([
    ['throws', THROWS],
    ['rejects', REJECTS],
    ['returns nothing', () => undefined],
    ['returns blanks', () => ' '],
  ])(
    'that %s for a text in code leaves no blank message and no raw reference',
    async (_, write) => {
      const { haptik, logger } = await start({ write });
      const { texts } = await haptik.call('text');
      expect(texts.join('')).toMatch(/\S/);
      expect(logger.lines.join('\n')).not.toContain('pa55word');
      expect(logger.linesOf('error').join('\n')).toContain('copy "shop.');
      expect(texts.join('')).not.toMatch(/undefined|\[object|\uE000|\uE001/);
    },
  );

  async function start(behavior: { published?: () => unknown; write?: () => unknown }) {
    class CustomRenderer extends CopyRenderer {
      override render = (behavior.write ?? THROWS) as CopyRenderer['render'];
      override findPublished = (behavior.published ??
        (() => undefined)) as CopyRenderer['findPublished'];
    }
    @Global()
    @Module({
      providers: [{ provide: CopyRenderer, useClass: CustomRenderer }],
      exports: [CopyRenderer],
    })
    class CustomCopyModule {}
    const logger = new MemoryLogger();
    const metadata = { imports: [CustomCopyModule], providers: [CopyBot] };
    const app = await boot({ platform, logger, metadata });
    const haptik = new HaptikTestClient(app, { secret: SECRET });
    close = () => app.close();
    return { haptik, logger };
  }
});
