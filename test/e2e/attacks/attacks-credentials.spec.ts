import { Global, Module } from '@nestjs/common';
import {
  AgentDesk,
  handoff,
  type HandoffDeliverer,
  HandoffOutbox,
  type HandoffOutcome,
  type HandoffRequest,
  HaptikNode,
  HaptikPlatformClient,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, ENDPOINTS, MemoryLogger, SECRET } from '../../support/test.app.js';

const OLD_SECRET = 'old-secret-of-the-node';
const OTHER_SECRET = 'secret-of-another-bot';
const TOKEN = 'token-of-the-platform';
const CLIENT_ID = 'client-id-of-the-platform';
const DESK_TOKEN = 'token-of-the-desk';
const CREDENTIALS = [SECRET, OLD_SECRET, OTHER_SECRET, TOKEN, CLIENT_ID, DESK_TOKEN];
const TEXT = `the header "Bearer ${CREDENTIALS.join(' ')}\n" is invalid; ${btoa(TOKEN)}`;

class CarelessDesk extends AgentDesk {
  override handOff(): Promise<never> {
    return Promise.reject(new Error(TEXT));
  }

  override get credentials(): string[] {
    return [DESK_TOKEN];
  }
}

class CarelessBot {
  @HaptikNode('throws')
  throws(): string {
    throw new TypeError(TEXT, { cause: new Error(TEXT) });
  }

  @HaptikNode('asks')
  asks() {
    return handoff();
  }
}

it.each(ENDPOINTS)('errors of methods and desks repeat no credentials (%s)', async (platform) => {
  const logger = new MemoryLogger();
  const events: unknown[] = [];
  const credentials = { token: TOKEN, clientId: CLIENT_ID, businessId: 1 };
  const app = await boot({
    platform,
    logger,
    options: {
      secrets: [SECRET, OLD_SECRET],
      bots: { other: { secrets: OTHER_SECRET } },
      platform: new HaptikPlatformClient({ baseUrl: 'http://127.0.0.1:1', ...credentials }),
      handoff: { desk: new CarelessDesk(), team: 'support' },
      onEvent: (event) => events.push(event),
    },
    metadata: { providers: [CarelessBot] },
  });
  const haptik = new HaptikTestClient(app, { secret: SECRET });
  await haptik.call('throws');
  await haptik.call('asks');
  await app.close();
  const text = `${logger.lines.join('\n')}\n${JSON.stringify(events)}`;
  expect(text).toContain('the header "Bearer [redacted]');
  expect(CREDENTIALS.filter((value) => text.includes(value))).toEqual([]);
  expect(text).not.toContain(btoa(TOKEN));
});

const USER = 'user-of-the-retry';
const BEARER = `the header "Bearer ${DESK_TOKEN} ${TOKEN}" is invalid`;

/** Throws first, and then repeats the error in its outcome. */
class RetriedDesk extends AgentDesk {
  #attempts = 0;

  override get credentials(): string[] {
    return [DESK_TOKEN];
  }

  override handOff({ userName }: HandoffRequest): Promise<HandoffOutcome> {
    this.#attempts++;
    const message = `${BEARER}; ${userName}`;
    if (this.#attempts === 1) return Promise.reject(new Error(message));
    return Promise.resolve({ kind: 'refused', refusal: 'other', message });
  }
}

/** Delivers each handoff after its reply only, twice, and reports its own error, too. */
class RetryingOutbox extends HandoffOutbox {
  #deliverer: HandoffDeliverer | undefined;
  request: HandoffRequest | undefined;

  override deliverOnce(request: HandoffRequest): Promise<HandoffOutcome> {
    this.request = request;
    return Promise.resolve({ kind: 'queued', message: 'later' });
  }

  override setDeliverer(deliverer: HandoffDeliverer): void {
    this.#deliverer = deliverer;
  }

  async retry(request: HandoffRequest): Promise<HandoffOutcome> {
    await this.#deliverer!.attempt(request);
    const outcome = await this.#deliverer!.attempt(request);
    const message = 'message' in outcome ? outcome.message : '';
    for (const text of [message, BEARER]) {
      const settled = {
        state: 'dead-letter',
        attempts: 2,
        durationMs: 1_000,
        message: text,
      } as const;
      this.#deliverer!.onSettled({ ...request, ...settled });
    }
    return outcome;
  }
}

it('retries of a handoff repeat no credentials and no name of a user', async () => {
  const logger = new MemoryLogger();
  const outbox = new RetryingOutbox();
  @Global()
  @Module({
    providers: [{ provide: HandoffOutbox, useValue: outbox }],
    exports: [HandoffOutbox],
  })
  class OutboxModule {}
  const credentials = { token: TOKEN, clientId: CLIENT_ID, businessId: 1 };
  const app = await boot({
    logger,
    options: {
      platform: new HaptikPlatformClient({ baseUrl: 'http://127.0.0.1:1', ...credentials }),
      handoff: { desk: new RetriedDesk(), team: 'support' },
    },
    metadata: { imports: [OutboxModule], providers: [CarelessBot] },
  });
  await new HaptikTestClient(app, { secret: SECRET }).call('asks', { user: { user_name: USER } });
  expect(outbox.request).toMatchObject({ userName: USER });
  const outcome = await outbox.retry(outbox.request!);
  await app.close();
  const text = `${logger.lines.join('\n')}\n${JSON.stringify(outcome)}`;
  expect(text.match(/the header "Bearer \[redacted\]/g)).toHaveLength(3);
  expect([...CREDENTIALS, USER].filter((value) => text.includes(value))).toEqual([]);
});
