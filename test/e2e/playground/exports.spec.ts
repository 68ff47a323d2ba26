import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { transform } from '@swc/core';
import { Test } from '@nestjs/testing';
import { HaptikModule } from 'nestjs-haptik';
import * as kit from 'nestjs-haptik/testing';
import { CafeBot } from '../../support/bots/cafe.bot.js';
import { PlaygroundClient } from '../../support/playground/playground.client.js';
import { temporaryFolder } from '../../support/servers/database/shared.resources.js';
import { boot, SECRET } from '../../support/test.app.js';

let app: INestApplication;
let playground: PlaygroundClient;
beforeAll(async () => {
  app = await boot({ metadata: { providers: [CafeBot] } });
  const url = await new kit.HaptikTestClient(app).url();
  playground = await PlaygroundClient.start({ url, secret: SECRET });
});
afterAll(async () => {
  await playground.stop();
  await app.close();
});

class ExportedApp {
  readonly name = 'exported';
}

async function exportCode(id: string | undefined, as: string): Promise<string> {
  const { body } = await playground.request('GET', `api/runs/${id}/export?as=${as}`);
  return String(body['content']);
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
    haptikBot: kit.haptikBot,
    AppModule: {
      module: ExportedApp,
      imports: [HaptikModule.forRoot({ secrets: SECRET })],
      providers: [CafeBot],
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
    expect(code).toContain('toSucceedWith("2 d\'oeuvre")');
    expect(await runExportedTest(code)).toEqual(['answers order']);
    const menu = await playground.callOnce('menu');
    await runExportedTest(await exportCode(menu.id, runner));
    await expect(runExportedTest(code.replace('"2 d', '"3 d'))).rejects.toThrow('toSucceedWith');
  });

  it.each([
    ['.js', { type: 'module' }],
    ['', {}],
  ])('imports the module of the app as "./app.module%s" for %j', async (extension, manifest) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    const before = process.cwd();
    process.chdir(folder);
    try {
      const run = await playground.callOnce('menu');
      const { body } = await playground.request('GET', `api/runs/${run.id}/export?as=vitest`);
      expect(body['fileName']).toBe('menu.spec.ts');
      expect(body['content']).toContain(`from './app.module${extension}';`);
    } finally {
      process.chdir(before);
    }
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
