import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Injectable, type INestApplication } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { transform } from '@swc/core';
import { Test } from '@nestjs/testing';
import { HaptikModule, HaptikNode } from 'nestjs-haptik';
import * as kit from 'nestjs-haptik/testing';
import { CafeBot } from '../../support/bots/cafe.bot.js';
import { PlaygroundClient } from '../../support/playground/playground.client.js';
import { temporaryFolder } from '../../support/servers/database/shared.resources.js';
import { boot, SECRET } from '../../support/test.app.js';

let app: INestApplication;
let playground: PlaygroundClient;
beforeAll(async () => {
  app = await boot({ metadata: { providers: [CafeBot, KioskBot] }, options: { bots: BOTS } });
  const url = await new kit.HaptikTestClient(app).url();
  playground = await PlaygroundClient.start({ url, secret: SECRET });
});
afterAll(async () => {
  await playground.stop();
  await app.close();
});

const BOTS = { kiosk: { secrets: SECRET } };

@Injectable()
class KioskBot {
  @HaptikNode({ name: 'menu', bot: 'kiosk' })
  menu(): string {
    return 'Ice cream';
  }
}

class ExportedApp {
  readonly name = 'exported';
}

async function exportCode(id: string | undefined, as: string): Promise<string> {
  const { body } = await playground.request('GET', `api/runs/${id}/export?as=${as}`);
  return String(body['content']);
}

/** Does something in a folder with the manifest of an app. */
async function inApp<T>(manifest: object, work: () => Promise<T>): Promise<T> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

/** Runs the code of an exported test against an app with the bot. Rejects when the test fails. */
async function runExportedTest(code: string): Promise<string[]> {
  const { code: script } = await transform(code.replaceAll(/^import .*$/gm, ''), {
    filename: 'exported.ts',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  });
  const steps: Record<string, (() => Promise<void>)[]> = { beforeAll: [], it: [], afterAll: [] };
  const names: string[] = [];
  const scope = {
    Test,
    expect,
    FastifyAdapter,
    haptikBot: kit.haptikBot,
    AppModule: {
      module: ExportedApp,
      imports: [HaptikModule.forRoot({ secrets: SECRET, bots: BOTS })],
      providers: [CafeBot, KioskBot],
    },
    beforeAll: (step: () => Promise<void>) => steps['beforeAll']?.push(step),
    afterAll: (step: () => Promise<void>) => steps['afterAll']?.push(step),
    it: (name: string, step: () => Promise<void>) => {
      names.push(name);
      steps['it']?.push(step);
    },
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- the code is that of the test
  new Function(...Object.keys(scope), script)(...Object.values(scope));
  try {
    for (const step of [...(steps['beforeAll'] ?? []), ...(steps['it'] ?? [])]) await step();
  } finally {
    for (const step of steps['afterAll'] ?? []) await step();
  }
  return names;
}

expect.extend(kit.haptikMatchers);

describe('a run, saved as a test', () => {
  it.each(['jest', 'vitest'])('for %s, makes the same call and passes', async (runner) => {
    const drink = [{ entity_value: "d'oeuvre", detection: 'default', original_text: '' }];
    const order = await playground.callOnce('order', {
      entities: { drink, cups: [{ entity_value: 2 }] },
      language: 'hi',
      devicePlatform: 14,
      userDetails: { tier: 'gold' },
    });
    const code = await exportCode(order.id, runner);
    expect(code).toContain(`import 'nestjs-haptik/testing/${runner}';`);
    expect(code).toContain(".language('hi')");
    expect(code).toContain(".on('whatsapp')");
    expect(code).toContain('toSucceedWith("2 d\'oeuvre")');
    expect(await runExportedTest(code)).toEqual(['answers order']);
    const menu = await playground.callOnce('menu');
    await runExportedTest(await exportCode(menu.id, runner));
    await expect(runExportedTest(code.replace('"2 d', '"3 d'))).rejects.toThrow('toSucceedWith');
  });

  it.each([
    ['of a named bot', 'menu', { bot: 'kiosk' }],
    ['of a node that the app does not have', 'no_such_node', {}],
    ['with a fault of the connection', 'menu', { fault: 'slow-network' }],
    ['with a forged signature', 'menu', { fault: 'wrong-secret' }],
  ] as const)('%s passes', async (_, node, input) => {
    const code = await exportCode((await playground.callOnce(node, input)).id, 'jest');
    expect(await runExportedTest(code)).toEqual([`answers ${node}`]);
    expect(code.includes('fault "slow-network"')).toBe(
      'fault' in input && input.fault === 'slow-network',
    );
  });

  it.each(['unsigned', 'dropped-response'] as const)('with %s is refused', async (fault) => {
    const run = await playground.callOnce('menu', { fault });
    const { status, body } = await playground.request('GET', `api/runs/${run.id}/export?as=jest`);
    expect([status, body['message']]).toEqual([409, expect.stringContaining('as curl')]);
  });

  it('passes in an app whose only platform is Fastify', async () => {
    const manifest = { dependencies: { '@nestjs/platform-fastify': '12' } };
    const code = await inApp(manifest, async () =>
      exportCode((await playground.callOnce('menu')).id, 'jest'),
    );
    expect(code).toContain("import { FastifyAdapter } from '@nestjs/platform-fastify';");
    expect(code).toContain('createNestApplication(new FastifyAdapter())');
    expect(await runExportedTest(code)).toEqual(['answers menu']);
  });

  it.each([
    ['.js', { type: 'module' }],
    ['', {}],
  ])('imports the module of the app as "./app.module%s" for %j', async (extension, manifest) => {
    const run = await playground.callOnce('menu');
    const { body } = await inApp(manifest, () =>
      playground.request('GET', `api/runs/${run.id}/export?as=vitest`),
    );
    expect(body['fileName']).toBe('menu.spec.ts');
    expect(body['content']).toContain(`from './app.module${extension}';`);
  });

  it('of a forged signature expects 401', async () => {
    const forged = await playground.callOnce('menu', { fault: 'wrong-secret' });
    const code = await exportCode(forged.id, 'jest');
    expect(code).toContain('expect(reply.httpStatus).toBe(401);');
    await runExportedTest(code);
  });

  it('of a body that is no call is refused', async () => {
    const raw = await playground.callOnce('raw', { rawBody: '[1]' });
    const { status } = await playground.request('GET', `api/runs/${raw.id}/export?as=jest`);
    expect(status).toBe(409);
  });
});

it('a run, saved as curl, reads the secret from the environment and gets the same reply', async () => {
  const run = await playground.callOnce('order', {
    entities: { drink: [{ entity_value: "it's $HOME `tea`" }] },
  });
  const script = await exportCode(run.id, 'curl');
  const { PATH } = process.env;
  const options = { env: { PATH, HAPTIK_SECRET: SECRET } };
  const { stdout } = await promisify(execFile)('sh', ['-c', script], options);
  expect(JSON.parse(stdout)).toMatchObject({ status: true, response: ["1 it's $HOME `tea`"] });
});

it('a run, saved as a fixture, has the body and the reply', async () => {
  const run = await playground.callOnce('order', {
    entities: { drink: [{ entity_value: 'tea' }] },
  });
  expect(JSON.parse(await exportCode(run.id, 'fixture'))).toMatchObject({
    format: 'haptik-fixture/1',
    bot: 'default',
    request: { headers: { 'content-type': 'application/json' }, body: run.request.body.text },
    response: { status: 200, body: { status: true, response: ['1 tea'] } },
  });
});
