import { Injectable, type INestApplication } from '@nestjs/common';
import { type HaptikEvent, type HaptikModuleOptions, HaptikNode } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger } from '../../support/test.app.js';

@Injectable()
class Bot {
  @HaptikNode('open')
  open() {
    return 'open';
  }

  @HaptikNode('pay')
  pay() {
    return 'pay';
  }

  @HaptikNode({ name: 'vip', secrets: { id: 'vip-key', value: 'vip-secret' } })
  vip() {
    return 'vip';
  }
}

describe('the secrets of a bot', () => {
  const logger = new MemoryLogger();
  const events: HaptikEvent[] = [];
  let app: INestApplication | undefined;
  afterEach(async () => app?.close());

  const start = async (options: Partial<HaptikModuleOptions>) => {
    logger.lines.length = events.length = 0;
    const onEvent = (event: HaptikEvent) => void events.push(event);
    app = await boot({ logger, options: { onEvent, ...options }, metadata: { providers: [Bot] } });
  };
  const statusOf = async (node: string, secret?: string, bot?: string) => {
    const options = { ...(secret !== undefined && { secret }), ...(bot !== undefined && { bot }) };
    const client = new HaptikTestClient(app as INestApplication, options);
    return (await client.call(node)).httpStatus;
  };

  it('rotate: the old one is accepted, with a log line and an event', async () => {
    await start({
      secrets: [
        { id: 'spring', value: 'new' },
        { id: 'winter', value: 'old' },
      ],
    });
    expect(await statusOf('open', 'new')).toBe(200);
    expect(logger.linesOf('warn')).toEqual([]);
    expect(await statusOf('open', 'old')).toBe(200);
    expect(await statusOf('open', 'old')).toBe(200);
    expect(logger.linesOf('warn')).toEqual(
      ['warn Bot "default": the old secret "winter" is still in use. Haptik'].map((line) =>
        line.replace(' Haptik', ''),
      ),
    );
    expect(events.filter(({ type }) => type === 'signature.accepted')).toMatchObject([
      { secretId: 'spring', outdated: false },
      { secretId: 'winter', outdated: true },
      { secretId: 'winter', outdated: true },
    ]);
  });

  it('expire at their notAfter', async () => {
    const notAfter = new Date(Date.now() - 1000);
    await start({ secrets: ['new', { value: 'old', notAfter }] });
    expect(await statusOf('open', 'old')).toBe(401);
    expect(events.at(-1)).toMatchObject({ reason: 'secret-expired' });
    expect(await statusOf('open', 'new')).toBe(200);
  });

  it('may differ per node: a node with its own secrets accepts no others', async () => {
    await start({ secrets: { default: 'shared', nodes: { pay: ['pay-secret'] } } });
    expect(await statusOf('open', 'shared')).toBe(200);
    expect(await statusOf('pay', 'pay-secret')).toBe(200);
    expect(await statusOf('vip', 'vip-secret')).toBe(200);
    expect(await statusOf('pay', 'shared')).toBe(401);
    expect(await statusOf('open', 'pay-secret')).toBe(401);
    expect(await statusOf('vip', 'shared')).toBe(401);
  });

  it('may come from a function, which is called again for an unknown secret', async () => {
    let current = 'first';
    await start({ secrets: () => Promise.resolve(current) });
    expect(await statusOf('open', 'first')).toBe(200);
    current = 'second';
    const realNow = Date.now;
    Date.now = () => realNow() + 6000;
    try {
      expect(await statusOf('open', 'second')).toBe(200);
      expect(await statusOf('open', 'first')).toBe(401);
    } finally {
      Date.now = realNow;
    }
  });

  it('are kept when the function fails later', async () => {
    let isSealed = false;
    await start({
      secrets: () => (isSealed ? Promise.reject(new Error('sealed: hvs.token')) : 'first'),
    });
    isSealed = true;
    const realNow = Date.now;
    Date.now = () => realNow() + 6000;
    try {
      expect(await statusOf('open', 'unknown')).toBe(401);
      expect(await statusOf('open', 'first')).toBe(200);
    } finally {
      Date.now = realNow;
    }
    expect(logger.linesOf('error').join()).toContain('the last ones stay');
    expect(logger.lines.join()).not.toContain('hvs.token');
  });

  it('may be in UTF-8 and longer than a block of SHA-1', async () => {
    await start({ secrets: ['ключ-नमस्ते-₹', 'x'.repeat(200)] });
    expect(await statusOf('open', 'ключ-नमस्ते-₹')).toBe(200);
    expect(await statusOf('open', 'x'.repeat(200))).toBe(200);
  });

  it('are not required for a node listed in allowUnsigned, but a wrong signature is rejected', async () => {
    await start({ secrets: 'shared', allowUnsigned: ['open'] });
    expect(await statusOf('open')).toBe(200);
    expect(await statusOf('open', 'wrong')).toBe(401);
    expect(await statusOf('pay')).toBe(401);
    expect(await statusOf('vip')).toBe(401);
  });

  it('protect their nodes although the bot opts out for other nodes', async () => {
    await start({ secrets: { nodes: { pay: 'pay-secret' } }, allowUnsigned: true });
    expect(await statusOf('open')).toBe(200);
    expect(await statusOf('pay')).toBe(401);
    expect(await statusOf('pay', 'pay-secret')).toBe(200);
  });

  it('are diagnosed after a rejection in the log in development, never in the response', async () => {
    await start({ secrets: 'shared', bots: { support: { secrets: 'theirs' } } });
    expect(await statusOf('open', 'theirs')).toBe(401);
    expect(logger.linesOf('debug').at(-1)).toContain('signature secret-of-another-bot');
    expect(await statusOf('open', 'shared ')).toBe(401);
    expect(logger.linesOf('debug').at(-1)).toContain('signature secret-with-whitespace');
    expect(await statusOf('open')).toBe(401);
    expect(logger.linesOf('debug').at(-1)).toContain('signature header-missing');
    expect(logger.lines.join()).not.toMatch(/shared|theirs/);
  });
});
