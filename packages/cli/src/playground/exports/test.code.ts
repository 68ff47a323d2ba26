import { inspect, isDeepStrictEqual } from 'node:util';
import { parse } from 'nestjs-haptik/hsl';
import type { Run } from '../playground.contract.js';
import { type SavedCall, readSavedCall } from './saved.call.js';

type Fields = Readonly<Record<string, unknown>>;

/** What the kit sends for a guest by itself. */
const DEFAULT_USER: Fields = {
  user_name: 'guest-1',
  full_name: 'Guest User',
  device_platform: 5,
  language_code: 'en',
};
const DEFAULT_DETAILS: Fields = { language_code: 'en', name: 'Guest User' };

/**
 * The code of a test that makes the call again, and expects the same reply.
 *
 * @param isEsm whether the app has ES modules, whose imports need the extension
 */
export function renderTest(
  run: Run,
  bytes: Uint8Array,
  runner: 'jest' | 'vitest',
  isEsm: boolean,
): string {
  const body = readSavedCall(bytes);
  const options = run.fault === 'wrong-secret' ? ", { secret: 'not-the-secret' }" : '';
  const imports = [
    "import type { INestApplication } from '@nestjs/common';",
    "import { Test } from '@nestjs/testing';",
    "import { haptikBot } from 'nestjs-haptik/testing';",
    `import 'nestjs-haptik/testing/${runner}';`,
    ...(runner === 'vitest' ? ["import { afterAll, beforeAll, expect, it } from 'vitest';"] : []),
    '// The module of your app; this file is in the same folder.',
    `import { AppModule } from './app.module${isEsm ? '.js' : ''}';`,
  ];
  return `${imports.join('\n')}

let app: INestApplication;

beforeAll(async () => {
  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  app = module.createNestApplication();
});
afterAll(() => app.close());

it(${toCode(`answers ${body.node}`)}, async () => {
  const bot = await haptikBot(app${options});
  const reply = await bot
${renderSteps(body)
  .map((step) => `    ${step}\n`)
  .join('')}    .send();
${renderExpectations(run)
  .map((line) => `  ${line}\n`)
  .join('')}});
`;
}

function renderSteps(body: SavedCall): string[] {
  const { language_code, device_platform, ...user } = body.user;
  const otherFields = Object.fromEntries(
    Object.entries(user).filter(([name, value]) => DEFAULT_USER[name] !== value),
  );
  return [
    `.node(${toCode(body.node)})`,
    ...Object.entries(body.entities).map(renderEntity),
    ...(typeof language_code === 'string' && language_code !== 'en'
      ? [`.language(${toCode(language_code)})`]
      : []),
    ...(typeof device_platform === 'number' && device_platform !== 5
      ? [`.on(${device_platform})`]
      : []),
    ...renderMap('user', otherFields),
    ...renderMap('conversationDetails', body.conversationDetails),
    ...(isDeepStrictEqual(body.userDetails, DEFAULT_DETAILS)
      ? []
      : renderMap('userDetails', body.userDetails)),
    ...renderMap('env', body.envVariables),
  ];
}

function renderMap(method: string, map: Fields): string[] {
  return Object.keys(map).length === 0 ? [] : [`.${method}(${toCode(map)})`];
}

/** A single value of a message by itself, other items as on the wire. */
function renderEntity([name, items]: [string, unknown]): string {
  const [item, ...others] = (Array.isArray(items) ? items : []) as (Fields | undefined)[];
  const { entity_value: value, detection, original_text, ...extra } = item ?? {};
  const isPlain =
    others.length === 0 &&
    typeof value === 'string' &&
    detection === 'message' &&
    original_text === value &&
    Object.keys(extra).length === 0;
  return `.entity(${toCode(name)}, ${toCode(isPlain ? value : items)})`;
}

function renderExpectations(run: Run): string[] {
  const { reply, httpStatus, botBreak, requestedHandoffs } = run;
  const handoffs = requestedHandoffs.map(
    ({ team }) =>
      `// Handed off to ${team}. With FakeAgentDesk as agent desk: expect(reply).toHandOff({ team: ${toCode(team)} });`,
  );
  if (!reply) {
    const comment = botBreak ? [`// Bot break: ${botBreak.detail.replaceAll(/\s+/g, ' ')}.`] : [];
    return [...comment, `expect(reply.httpStatus).toBe(${httpStatus ?? 200});`, ...handoffs];
  }
  const matcher = reply.status ? 'toSucceedWith' : 'toFailWith';
  const messages = reply.messages.map((message) =>
    'text' in message ? message.text : parse(message.element),
  );
  const isText = messages.every((message) => typeof message === 'string');
  return [
    `expect(reply).${matcher}(${isText ? messages.map(toCode).join(', ') : ''});`,
    ...(isText ? [] : [`expect(reply.messages).toMatchObject(${toCode(messages)});`]),
    ...handoffs,
  ];
}

/** A value as source code. */
function toCode(value: unknown): string {
  return inspect(value, {
    depth: null,
    maxArrayLength: null,
    maxStringLength: null,
    breakLength: 90,
    sorted: false,
  }).replaceAll('\n', '\n  ');
}
