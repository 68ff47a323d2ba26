import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ServiceProcess } from '../../support/servers/service/service.process.js';
import { portOfUrl } from '../../support/servers/service/service.calls.js';
import { temporaryFolder } from '../../support/servers/database/shared.resources.js';

const HAPTIK = new URL('../../../packages/cli/dist/haptik.js', import.meta.url).pathname;

/** The built command; it ends with the test. */
class Command implements AsyncDisposable {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly exited: Promise<unknown[]>;

  constructor(args: readonly string[], secret = 'the-secret-5d1e') {
    this.child = spawn(process.execPath, [HAPTIK, ...args], {
      env: { ...process.env, HAPTIK_SECRET: secret },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.exited = once(this.child, 'exit');
    if (!this.child.stdout) throw new Error('the command has no output');
    this.#lines = createInterface(this.child.stdout)[Symbol.asyncIterator]();
  }

  async readLine(): Promise<string> {
    return (await this.#lines.next()).value as string;
  }

  async end(): Promise<unknown> {
    this.child.kill('SIGINT');
    return (await this.exited)[0];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}

describe('haptik playground', () => {
  it('prints one address, and ends at a signal', async () => {
    const file = `${await temporaryFolder()}/playground.json`;
    await using command = new Command(['playground', '--port', '0', '--file', file]);
    const [, url = ''] = /^Playground: (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(
      await command.readLine(),
    ) ?? [undefined, undefined];
    expect((await fetch(url)).status).toBe(200);
    const state = await (await fetch(`${url}api/state`)).text();
    expect(JSON.parse(state)).toMatchObject({ target: { secret: { source: 'environment' } } });
    expect(state).not.toContain('the-secret');
    await using second = new Command(['playground', '--port', String(portOfUrl(url))]);
    expect((await second.exited)[0]).toBe(2);
    expect(await command.end()).toBe(0);
  });
});

describe('the option --secret-env', () => {
  it('names the variables of bots and nodes', async () => {
    const file = `${await temporaryFolder()}/playground.json`;
    const secrets = [
      '--secret-env',
      'shop=HAPTIK_SECRET',
      '--secret-env',
      'shop/pay=HAPTIK_SECRET',
    ];
    await using command = new Command(['playground', '--port', '0', '--file', file, ...secrets]);
    const [, url = ''] = /^Playground: (.*)$/.exec(await command.readLine()) ?? [];
    expect(await (await fetch(`${url}api/state`)).json()).toMatchObject({
      target: { secret: { source: 'none' }, hasSecrets: true },
    });
  });

  it('means the public secret of the sample by HAPTIK_SECRET when that is not set', async () => {
    const file = `${await temporaryFolder()}/playground.json`;
    const args = ['--port', '0', '--file', file, '--secret-env', 'HAPTIK_SECRET'];
    await using command = new Command(['playground', ...args], '');
    const [, url = ''] = /^Playground: (.*)$/.exec(await command.readLine()) ?? [];
    expect(await (await fetch(`${url}api/state`)).json()).toMatchObject({
      target: { secret: { variable: 'HAPTIK_SECRET', source: 'development' } },
    });
  });

  it('is not used with --no-secret', async () => {
    const args = ['--no-secret', '--secret-env', 'HAPTIK_SECRET'];
    await using command = new Command(['playground', ...args]);
    expect((await command.exited)[0]).toBe(2);
  });

  it.each(['the-secret', 'shop=', '=HAPTIK_SECRET', 'UNSET_SECRET'])('refuses %j', async (name) => {
    await using command = new Command(['playground', '--secret-env', name]);
    expect((await command.exited)[0]).toBe(2);
  });
});

describe('haptik emulate', () => {
  it('prints its credentials and what arrives as lines of JSON, and ends at a signal', async () => {
    await using command = new Command(['emulate', '--json', '--team', 'returns']);
    const started = JSON.parse(await command.readLine()) as Record<string, string>;
    expect(started).toMatchObject({ event: 'started', teams: ['returns'] });
    const path = '/integration/external/v1.0/send_chat_to_agent/';
    const response = await fetch(`${started['baseUrl']}${path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${started['token']}`,
        'client-id': started['clientId'] ?? '',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({
        user_name: 'asha',
        business_id: started['businessId'],
        team_name: 'returns',
      }),
    });
    expect(response.status).toBe(200);
    const lines = [await command.readLine(), await command.readLine(), await command.readLine()];
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { event: 'chat-state', userName: 'asha', state: 'bot' },
      { event: 'handoff', userName: 'asha', team: 'returns', by: 'app' },
      { event: 'request', operation: 'send_chat_to_agent', status: 200 },
    ]);
    expect(await command.end()).toBe(0);
  });
});

describe('haptik emulate --token-env', () => {
  it('requires the token of the variable, and prints it nowhere', async () => {
    for (const json of [[], ['--json']]) {
      await using command = new Command(['emulate', '--token-env', 'HAPTIK_SECRET', ...json]);
      const started = await command.readLine();
      const [baseUrl = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(started) ?? [];
      const ask = async (token: string): Promise<number> => {
        const headers = { Authorization: `Bearer ${token}`, 'client-id': 'client' };
        const path = '/integration/external/v1.0/send_chat_to_agent/';
        return (await fetch(`${baseUrl}${path}`, { method: 'POST', headers })).status;
      };
      expect(await ask('token')).toBe(401);
      expect(await ask('the-secret-5d1e')).not.toBe(401);
      const second = json.length > 0 ? '' : await command.readLine();
      expect(started + second).toContain('HAPTIK_SECRET');
      expect(started + second).not.toContain('the-secret');
    }
  });
});

describe('the service in development', () => {
  it('starts the playground beside it, in which its handoffs arrive', async () => {
    const service = new ServiceProcess({ HAPTIK_PLAYGROUND: 'on', HAPTIK_PLAYGROUND_PORT: '0' });
    const [, url = ''] = await service.waitForOutput(/Playground: (\S+)/);
    const started = await fetch(`${url}api/runs?wait=true`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        node: 'order_status',
        entities: { order_id: [{ entity_value: '500' }] },
      }),
    });
    expect(await started.json()).toMatchObject({ runs: [{ httpStatus: 200, handoffs: 1 }] });
    await service.stop();
  });
});
