import { inspect, isDeepStrictEqual } from 'node:util';
import { CHANNELS, parse } from 'nestjs-haptik/hsl';
import type { Run } from '../playground.contract.js';
import type { AppManifest } from './app.manifest.js';
import { type SavedCall, readSavedCall } from './saved.call.js';

type Fields = Readonly<Record<string, unknown>>;

/** What the app is like. */
export interface ExportOptions {
  /** Undefined for the default bot. */
  readonly bot: string | undefined;
  /** Names of the nodes of the bot; undefined when the app does not report them. */
  readonly nodes: readonly string[] | undefined;
  readonly manifest: AppManifest;
}

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
 * @throws RequestError when the body is not a call
 */
export function renderTest(
  run: Run,
  bytes: Uint8Array,
  runner: 'jest' | 'vitest',
  options: ExportOptions,
): string {
  const body = readSavedCall(bytes);
  const { isEsm, isFastify } = options.manifest;
  const adapter = isFastify ? 'new FastifyAdapter()' : '';
  const imports = [
    "import type { INestApplication } from '@nestjs/common';",
    ...(isFastify ? ["import { FastifyAdapter } from '@nestjs/platform-fastify';"] : []),
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
  app = module.createNestApplication(${adapter});
});
afterAll(() => app.close());

it(${toCode(`answers ${body.node}`)}, async () => {
${renderFaultComment(run)}  const bot = await haptikBot(app${renderBotOptions(run, options.bot)});
  const reply = await bot
${renderSteps(body, options.nodes)
  .map((step) => `    ${step}\n`)
  .join('')}    .send();
${renderExpectations(run)
  .map((line) => `  ${line}\n`)
  .join('')}});
`;
}

/** The name of a channel whose newest code it is, or the code. */
function toPlatform(code: number): string | number {
  const channel = Object.entries(CHANNELS).find(([, { platforms }]) => platforms.at(-1) === code);
  return channel?.[0] ?? code;
}

function renderBotOptions({ fault }: Run, bot: string | undefined): string {
  const options = {
    ...(bot !== undefined && { bot }),
    ...(fault === 'wrong-secret' && { secret: 'not-the-secret' }),
  };
  return Object.keys(options).length === 0 ? '' : `, ${toCode(options)}`;
}

/** A fault of the connection, or of the size, is not part of the test. */
function renderFaultComment({ fault }: Run): string {
  return fault === undefined || fault === 'wrong-secret'
    ? ''
    : `  // The call was made with the fault "${fault}", which the test kit does not have.\n`;
}

function renderSteps(body: SavedCall, nodes = [body.node] as readonly string[]): string[] {
  const { language_code, device_platform, ...user } = body.user;
  const otherFields = Object.fromEntries(
    Object.entries(user).filter(([name, value]) => DEFAULT_USER[name] !== value),
  );
  return [
    `.${nodes.includes(body.node) ? 'node' : 'unknownNode'}(${toCode(body.node)})`,
    ...Object.entries(body.entities).map(renderEntity),
    ...(typeof language_code === 'string' && language_code !== 'en'
      ? [`.language(${toCode(language_code)})`]
      : []),
    ...(typeof device_platform === 'number' && device_platform !== 5
      ? [`.on(${toCode(toPlatform(device_platform))})`]
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
    return [...comment, `expect(reply.httpStatus).toBe(${httpStatus});`, ...handoffs];
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
