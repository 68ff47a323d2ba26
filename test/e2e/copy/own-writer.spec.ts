import { Global, Module } from '@nestjs/common';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { CopyWriter } from '../../../src/answer/copy.writer.js';
import { boot, Journal, PLATFORMS, SECRET } from '../../support/app.js';
import { copy, CopyBot } from '../../support/copy.bot.js';
import { UNKNOWN_NODE } from '../../support/texts.js';

const THROWS = (): never => {
  throw new Error('connect postgres://bot:pa55word@db');
};
const REJECTS = () => Promise.reject(new Error('pa55word'));

describe.each(PLATFORMS)('a writer of texts of one’s own on %s', (platform) => {
  let close = () => Promise.resolve();
  afterEach(() => close());

  it.each<[string, () => unknown]>([
    ['throws', THROWS],
    ['rejects', REJECTS],
    ['gives nothing', () => null],
    ['gives a number', () => 5],
    ['gives blanks', () => ' \n '],
    ['gives a reference that nobody writes', () => copy('shop.sorry')],
  ])('that %s leaves users the texts of the core', async (_, published) => {
    const { haptik, journal } = await start({ published });
    const { texts } = await haptik.call('nobody_knows_this');
    expect(texts).toEqual([UNKNOWN_NODE]);
    await haptik.call('nobody_knows_this');
    const told = journal.of('error').filter((line) => line.includes('CopyWriter'));
    expect(told).toHaveLength(1);
    expect(journal.lines.join('\n')).not.toContain('pa55word');
  });

  it.each<[string, () => unknown]>([
    ['throws', THROWS],
    ['rejects', REJECTS],
    ['gives nothing', () => undefined],
    ['gives blanks', () => ' '],
  ])('that %s for a text of code leaves no blank and no rest of it', async (_, write) => {
    const { haptik, journal } = await start({ write });
    const { texts } = await haptik.call('text');
    expect(texts.join('')).toMatch(/\S/);
    expect(journal.lines.join('\n')).not.toContain('pa55word');
    expect(journal.of('error').join('\n')).toContain('copy "shop.');
    expect(texts.join('')).not.toMatch(/undefined|\[object|\uE000|\uE001/);
  });

  async function start(moods: { published?: () => unknown; write?: () => unknown }) {
    class OwnWriter extends CopyWriter {
      override write = (moods.write ?? THROWS) as CopyWriter['write'];
      override published = (moods.published ?? (() => undefined)) as CopyWriter['published'];
    }
    @Global()
    @Module({
      providers: [{ provide: CopyWriter, useClass: OwnWriter }],
      exports: [CopyWriter],
    })
    class OwnCopyModule {}
    const journal = new Journal();
    const metadata = { imports: [OwnCopyModule], providers: [CopyBot] };
    const app = await boot({ platform, logger: journal, metadata });
    const haptik = new HaptikTestClient(app, { secret: SECRET });
    close = () => app.close();
    return { haptik, journal };
  }
});
