import { HaptikNode, HaptikPlatformClient, handoff, AgentDesk } from 'nestjs-haptik';
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
