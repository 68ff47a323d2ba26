import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import {
  PublishedCopySource,
  InMemoryPublishedCopySource,
  type PublishedText,
} from 'nestjs-haptik/copy';
import { MemoryLogger } from '../../support/test.app.js';
import { bootCopy, waitUntil } from '../../support/copy.app.js';
import { ERROR } from '../../support/values/english.texts.js';

/** A store in which any step can be made to fail. */
class ShakyStore extends PublishedCopySource {
  readonly kept = new InMemoryPublishedCopySource();
  isDown = false;
  /** Whether the next page fails; called for each page. */
  fails: () => boolean = () => this.isDown;

  override async *load(after: number): AsyncIterable<readonly PublishedText[]> {
    for await (const page of this.kept.load(after)) {
      for (const one of page) {
        if (this.fails()) throw new Error('the store is down, and so is its password s3cret');
        yield [one];
      }
    }
    if (this.fails()) throw new Error('the store is down, and so is its password s3cret');
  }

  override async watch(changed: () => void): Promise<() => Promise<void>> {
    if (this.isDown) throw new Error('the store is down');
    return this.kept.watch(changed);
  }
}

describe('while the store of copy is unavailable', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-copy-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('the application starts, and users read the default texts', async () => {
    const source = new ShakyStore();
    source.isDown = true;
    const logger = new MemoryLogger();
    const host = await bootCopy({ source }, { logger });
    try {
      expect((await host.haptik.call('text')).texts).toEqual(['The speaker costs ₹ 5.']);
      expect(logger.linesOf('error')).toHaveLength(1);
      expect(logger.lines.join('\n')).toContain('the default texts');
      expect(logger.lines.join('\n')).not.toContain('s3cret');
    } finally {
      await host.app.close();
    }
  });

  it('users read the snapshot, unless it is damaged', async () => {
    const source = new ShakyStore();
    source.kept.set('shop.price', 'en', 'kept: {product}');
    await (await bootCopy({ source, snapshot: folder })).app.close();

    source.isDown = true;
    const host = await bootCopy({ source, snapshot: folder });
    expect((await host.haptik.call('text')).texts).toEqual(['kept: speaker']);
    expect(host.texts.counts).toMatchObject({ published: 0, snapshot: 1, code: 0 });
    await host.app.close();

    const path = join(folder, 'copy.ndjson');
    await writeFile(path, (await readFile(path, 'utf8')).replace('kept', 'evil'));
    const logger = new MemoryLogger();
    const other = await bootCopy({ source, snapshot: folder }, { logger });
    expect((await other.haptik.call('text')).texts).toEqual(['The speaker costs ₹ 5.']);
    expect(logger.linesOf('error').filter((line) => line.includes('checksum'))).toHaveLength(1);
    await other.app.close();
  });

  it('a text that cannot be rendered falls back to the last good text from before the start', async () => {
    const source = new ShakyStore();
    source.kept.set('shop.price', 'en', 'good: {product}');
    await (await bootCopy({ source, snapshot: folder })).app.close();
    source.kept.set('shop.price', 'en', 'bad: {product');
    await (await bootCopy({ source, snapshot: folder })).app.close();

    const logger = new MemoryLogger();
    const host = await bootCopy({ source, snapshot: folder }, { logger });
    try {
      const answers = [await host.haptik.call('text'), await host.haptik.call('text')];
      expect(answers.flatMap(({ texts }) => texts)).toEqual(['good: speaker', 'good: speaker']);
      expect(logger.linesOf('error')).toHaveLength(1);
      expect(logger.linesOf('error')[0]).toContain('Copy "shop.price" (en)');
    } finally {
      await host.app.close();
    }
  });

  it('every call gets a valid reply, whatever fails and whatever is published', async () => {
    const source = new ShakyStore();
    const host = await bootCopy({ source }, { options: { handoff: { on: [] } } });
    const keys = ['shop.price', 'shop.more', 'shop.sorry', 'shop.parts', 'haptik.error'];
    const nodes = [
      'text',
      'carousel',
      'json',
      'failure',
      'state',
      'numbers',
      'nested',
      'broken',
      'changed',
    ];
    const texts = [
      '',
      ' ',
      '{',
      '{product}',
      '{n, number}',
      '{x, select, other { }}',
      'a\n"b"',
      null,
    ];
    const step = fc.record({
      key: fc.constantFrom(...keys),
      language: fc.constantFrom('en', 'hi'),
      text: fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary' })),
      node: fc.constantFrom(...nodes),
      user: fc.constantFrom('en', 'hi-IN', 'xx'),
      isDown: fc.boolean(),
    });
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          for (const { key, language, text, node, user, isDown } of steps) {
            source.isDown = isDown;
            source.kept.set(key, language, text);
            const answer = await host.haptik.call(node, { user: { language_code: user } });
            expect([answer.httpStatus, typeof answer.status]).toEqual([200, 'boolean']);
            expect(answer.response.length).toBeGreaterThan(0);
            expect(answer.response.every((one) => typeof one === 'string' && one.trim())).toBe(
              true,
            );
          }
        }),
        { numRuns: 100 },
      );
    } finally {
      await host.app.close();
    }
  });
});

/** A store that can be restored from a backup. */
class RestoredStore extends PublishedCopySource {
  kept = new InMemoryPublishedCopySource();
  changed = (): void => undefined;

  override async *load(after: number): AsyncIterable<readonly PublishedText[]> {
    let isKnown = false;
    for await (const page of this.kept.load(after)) {
      isKnown ||= page.length > 0;
      yield page;
    }
    if (!isKnown && after > 1) yield* this.kept.load(0);
  }

  override watch(changed: () => void): Promise<() => Promise<void>> {
    this.changed = changed;
    return Promise.resolve(() => Promise.resolve());
  }
}

describe('after a restore from a backup', () => {
  it('users read the texts of the backup, and none that were published later', async () => {
    const source = new RestoredStore();
    source.kept.set('shop.price', 'en', 'first: {product} {price}');
    source.kept.set('shop.price', 'en', 'second: {product} {price}');
    source.kept.set('shop.price', 'hi', 'later');
    const host = await bootCopy({ source });
    try {
      expect((await host.haptik.call('text')).texts).toEqual(['second: speaker ₹ 5']);
      source.kept = new InMemoryPublishedCopySource();
      source.kept.set('shop.price', 'en', 'first: {product} {price}');
      source.changed();
      await waitUntil(() => host.texts.revision === 1);
      expect((await host.haptik.call('text')).texts).toEqual(['first: speaker ₹ 5']);
    } finally {
      await host.app.close();
    }
  });
});

describe('the start of an application with copy', () => {
  it('logs once how the store differs from the code', async () => {
    const source = new InMemoryPublishedCopySource();
    source.set('shop.price', 'en', 'no placeholders');
    source.set('old.text', 'hi', 'x');
    const logger = new MemoryLogger();
    const host = await bootCopy({ source }, { logger });
    try {
      await waitUntil(() => logger.lines.some((line) => line.includes('are not in the store')));
      const copyLines = logger.lines.filter((line) => line.includes('Copy:'));
      expect(copyLines).toHaveLength(2);
      expect(copyLines[1]).toContain('3 keys in code are not in the store');
      expect(copyLines[0]).toContain(
        '1 keys in the store are not used by this code. Move them to the trash, unless another version uses them (old.text)',
      );
      expect(copyLines[0]).toContain(
        '1 keys have different placeholders in the store and in this code',
      );
      expect((await host.haptik.call('broken')).texts).toEqual([ERROR]);
    } finally {
      await host.app.close();
    }
  });
});
