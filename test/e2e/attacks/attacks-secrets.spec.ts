import { type INestApplication, Injectable } from '@nestjs/common';
import { type HaptikModuleOptions, HaptikNode, sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, ENDPOINTS } from '../../support/test.app.js';

@Injectable()
class Bot {
  @HaptikNode('open')
  open() {
    return 'open';
  }

  @HaptikNode({ name: 'pay', secrets: 'pay-secret' })
  pay() {
    return 'pay';
  }
}

@Injectable()
class SupportBot {
  @HaptikNode({ name: 'open', bot: 'support' })
  open() {
    return 'open for support';
  }
}

const SHARED = 'shared-secret';

describe.each(ENDPOINTS)('a caller with another secret on %s', (platform) => {
  let app: INestApplication | undefined;
  afterEach(async () => app?.close());

  const start = async (options: Partial<HaptikModuleOptions> = {}) => {
    const providers = options.bots ? [Bot, SupportBot] : [Bot];
    app = await boot({
      platform,
      options: { secrets: SHARED, ...options },
      metadata: { providers },
    });
  };

  /** The response to a body signed with a secret: the first message, or the status. */
  const answerTo = async (body: string, secret?: string, bot?: string) => {
    const client = new HaptikTestClient(app as INestApplication, {
      ...(secret !== undefined && { secret }),
      ...(bot !== undefined && { bot }),
    });
    const reply = await client.post(body);
    return reply.httpStatus === 200 ? reply.texts[0] : reply.httpStatus;
  };

  describe('of another bot', () => {
    beforeEach(() => start({ bots: { support: { secrets: 'support-secret' } } }));

    it('is rejected on both endpoints', async () => {
      expect(await answerTo('{"node":"open"}', 'support-secret')).toBe(401);
      expect(await answerTo('{"node":"open"}', SHARED, 'support')).toBe(401);
    });

    it('reaches only the nodes of its own bot', async () => {
      expect(await answerTo('{"node":"open"}', SHARED)).toBe('open');
      expect(await answerTo('{"node":"open"}', 'support-secret', 'support')).toBe(
        'open for support',
      );
      expect(await answerTo('{"node":"pay"}', 'support-secret', 'support')).toBe(
        'I cannot help with that yet.',
      );
    });

    it('cannot select the bot by the body', async () => {
      const body = '{"node":"open","bot":"support","params":{"bot":"support"}}';
      expect(await answerTo(body, 'support-secret')).toBe(401);
    });

    it('is rejected for bot names that are object properties', async () => {
      for (const name of ['__proto__', 'constructor', 'toString', 'nobody']) {
        expect(await answerTo('{"node":"open"}', SHARED, name)).toBe(404);
      }
    });
  });

  describe('of another node', () => {
    beforeEach(() => start());

    it('cannot call a node with its own secret', async () => {
      expect(await answerTo('{"node":"pay"}', SHARED)).toBe(401);
      expect(await answerTo('{"node":"pay"}', 'pay-secret')).toBe('pay');
    });

    it('cannot call other nodes with the secret of a node', async () => {
      expect(await answerTo('{"node":"open"}', 'pay-secret')).toBe(401);
      expect(await answerTo('{"node":"nobody"}', 'pay-secret')).toBe(401);
    });

    it('cannot use step next to node: node is verified and called', async () => {
      expect(await answerTo('{"node":"pay","step":"open"}', SHARED)).toBe(401);
      expect(await answerTo('{"step":"open","node":"pay"}', SHARED)).toBe(401);
      expect(await answerTo('{"node":"open","step":"pay"}', 'pay-secret')).toBe(401);
      expect(await answerTo('{"node":"pay","step":"open"}', 'pay-secret')).toBe('pay');
      expect(await answerTo('{"node":"open","step":"pay"}', SHARED)).toBe('open');
    });

    it('cannot use an invalid node next to step: step is verified and called', async () => {
      for (const node of ['""', 'null', '0', '["open"]', '{"toString":"open"}']) {
        expect(await answerTo(`{"node":${node},"step":"pay"}`, SHARED)).toBe(401);
        expect(await answerTo(`{"node":${node},"step":"pay"}`, 'pay-secret')).toBe('pay');
      }
    });

    it('cannot use a duplicate key: the last one is verified and called', async () => {
      for (const key of ['node', String.raw`n\u006fde`]) {
        expect(await answerTo(`{"node":"open","${key}":"pay"}`, SHARED)).toBe(401);
        expect(await answerTo(`{"node":"open","${key}":"pay"}`, 'pay-secret')).toBe('pay');
        expect(await answerTo(`{"node":"pay","${key}":"open"}`, 'pay-secret')).toBe(401);
        expect(await answerTo(`{"node":"pay","${key}":"open"}`, SHARED)).toBe('open');
      }
    });

    it('cannot use a name that only looks the same', async () => {
      for (const node of ['PAY', 'pay ', 'p\u0430y', 'pay\u200b', 'pay\u0000']) {
        const body = JSON.stringify({ node });
        expect(await answerTo(body, 'pay-secret')).toBe(401);
        expect(await answerTo(body, SHARED)).toBe('I cannot help with that yet.');
      }
    });
  });

  describe('when unsigned calls are accepted', () => {
    it('cannot call a node with a secret without it', async () => {
      await start({ secrets: undefined, allowUnsigned: true });
      expect(await answerTo('{"node":"open"}')).toBe('open');
      expect(await answerTo('{"node":"pay"}')).toBe(401);
      expect(await answerTo('{"node":"pay","step":"open"}')).toBe(401);
      expect(await answerTo('{"node":"open","node":"pay"}')).toBe(401);
      expect(await answerTo('{"node":"pay"}', 'pay-secret')).toBe('pay');
    });

    it('cannot call the nodes of another bot that has a secret', async () => {
      await start({ allowUnsigned: true });
      expect(await answerTo('{"node":"open"}')).toBe(401);
      expect(await answerTo('{"node":"nobody"}')).toBe(401);
    });

    it('cannot call a listed node that has its own secret', async () => {
      await start({ allowUnsigned: ['open', 'pay'] });
      expect(await answerTo('{"node":"open"}')).toBe('open');
      expect(await answerTo('{"node":"pay"}')).toBe(401);
      expect(await answerTo('{"node":"nobody"}')).toBe(401);
    });

    it('is rejected for a wrong or empty signature', async () => {
      await start({ allowUnsigned: ['open'] });
      const client = new HaptikTestClient(app as INestApplication);
      for (const header of ['', 'none', sign(Buffer.from('{}'), SHARED)]) {
        const reply = await client.post('{"node":"open"}', { 'X-Hub-Signature': header });
        expect(reply.httpStatus).toBe(401);
      }
    });
  });
});
