import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import { HaptikCall, HaptikNode, type NodeCall, reply } from 'nestjs-haptik';
import { button, sendText } from 'nestjs-haptik/hsl';
import type { AppDescription, CallFixture, RecordingFile } from 'nestjs-haptik/internal';
import { haptikBot, HaptikTestClient, loadRecording } from 'nestjs-haptik/testing';
import { LeakyBot, markedBody, MARKS } from '../../support/bots/leaky.bot.js';
import { runHaptik } from '../../support/command.line.js';
import {
  MisbehavingReceiver,
  type Misbehavior,
} from '../../support/servers/http/misbehaving.receiver.js';
import { boot, SECRET } from '../../support/test.app.js';
import { temporaryFolder } from '../../support/servers/database/shared.resources.js';

const ENV = { HAPTIK_SECRET: SECRET };

/** As `LeakyBot`, but with another text, element and state. */
class ChangedBot {
  @HaptikNode('greets')
  greets(@HaptikCall() { user }: NodeCall) {
    return reply(`Bye ${user.fullName}`, button(`For ${user.userName}`, [sendText('Stop')]));
  }

  @HaptikNode('waits')
  waits(@HaptikCall() call: NodeCall) {
    return call.entity('order_id') ?? '';
  }
}

describe('haptik nodes, replay and recordings', () => {
  let source: INestApplication;
  let same: INestApplication;
  let changed: INestApplication;
  let folder: string;
  let from: string;
  const urlOf = (app: INestApplication) => new HaptikTestClient(app).url();

  beforeAll(async () => {
    const options = { recording: { redact: { entities: ['chosen'] } } };
    source = await boot({ metadata: { providers: [LeakyBot] }, options });
    same = await boot({ metadata: { providers: [LeakyBot] } });
    changed = await boot({ metadata: { providers: [ChangedBot] } });
    folder = await temporaryFolder();
    from = await urlOf(source);
    const client = new HaptikTestClient(source, { secret: SECRET });
    await client.post(markedBody('greets'));
    await client.post(markedBody('waits'));
    await new HaptikTestClient(source, { secret: 'wrong' })
      .post(markedBody('waits'))
      .catch(() => undefined);
  });
  afterAll(() => Promise.all([source, same, changed].map((app) => app.close())));

  it('lists nodes with their entities', async () => {
    const { exit, out } = await runHaptik(['nodes', '--url', from]);
    expect(exit).toBe(0);
    expect(out).toContain('Bot default  /haptik');
    expect(out).toContain('order_status');
    expect(out).toMatch(/order_id \(string, required, pattern "\^\[A-Z\]/);
    expect(out).toContain('search cities  /haptik/search/cities');
    const json = await runHaptik(['nodes', '--url', from, '--json']);
    expect((JSON.parse(json.out) as AppDescription).bots[0]?.name).toBe('default');
  });

  it('names the cure when there is no development endpoint', async () => {
    const app = await boot({ options: { development: false } });
    const { exit, stderr } = await runHaptik(['nodes', '--url', await urlOf(app)]);
    expect([exit, stderr]).toEqual([3, expect.stringContaining('NODE_ENV is not production')]);
    const wrong = await runHaptik(['nodes', '--url', from, '--bot', 'other']);
    expect([wrong.exit, wrong.stderr]).toEqual([2, expect.stringContaining('one of: default')]);
    await app.close();
  });

  it('finds no difference to the same code', async () => {
    const args = ['replay', '--from', from, '--to', await urlOf(same)];
    const { exit, out } = await runHaptik(args, { env: ENV });
    expect(out).toContain('2 calls sent');
    expect(out).toContain('all replies are the same, 1 without a recorded body skipped.');
    expect(exit).toBe(0);
    expectNoMarks(out);
  });

  it('prints what differs, and exits with 1', async () => {
    const args = ['replay', '--from', from, '--to', await urlOf(changed)];
    const { exit, out } = await runHaptik(args, { env: ENV });
    expect(exit).toBe(1);
    expect(out).toMatch(/✗ greets/);
    expect(out).toMatch(/✓ waits/);
    expect(out).toMatch(/response\[0\]\n\s+- "Hello .*\n\s+\+ "Bye /);
    expect(out).toContain('response[1].data.items[0].actionable_text');
    expect(out).toMatch(/user_details\n\s+- {/);
    expectNoMarks(out);
  });

  it('ignores what it is told to', async () => {
    const to = await urlOf(changed);
    const ignored = ['response[*]', 'conversation_details', '$.user_details'];
    const options = ignored.flatMap((path) => ['--ignore', path]);
    const { exit } = await runHaptik(['replay', '--from', from, '--to', to, ...options], {
      env: ENV,
    });
    expect(exit).toBe(0);
  });

  it('exports a file that is replayed, as JSON', async () => {
    const file = join(folder, 'calls.json');
    expect((await runHaptik(['recordings', 'export', file, '--url', from])).exit).toBe(0);
    const saved = await readFile(file, 'utf8');
    expect((JSON.parse(saved) as RecordingFile).calls).toHaveLength(3);
    expectNoMarks(saved);
    await expect(loadRecording(file)).rejects.toThrow('haptik recordings save <id> <file>');
    const args = ['replay', file, '--to', await urlOf(same), '--node', 'waits', '--json'];
    const { exit, out } = await runHaptik(args, { env: ENV });
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ calls: [{ node: 'waits', differences: [] }] });
  });

  it('saves a call as a fixture, which replays', async () => {
    const file = join(folder, 'fixture.json');
    expect((await runHaptik(['recordings', 'save', 'last', file, '--url', from])).exit).toBe(0);
    const fixture = JSON.parse(await readFile(file, 'utf8')) as CallFixture;
    expect(fixture).toMatchObject({
      format: 'haptik-fixture/1',
      bot: 'default',
      response: { status: 200, body: { status: true, response: ['A17'] } },
    });
    const recording = await loadRecording(pathToFileURL(file));
    const answer = await (await haptikBot(same)).replay(recording);
    expect(answer.body).toEqual(recording.response.body);
    const { exit } = await runHaptik(['replay', file, '--to', await urlOf(same)], { env: ENV });
    expect(exit).toBe(0);
    const again = await runHaptik(['recordings', 'save', 'last', file, '--url', from]);
    expect([again.exit, again.stderr]).toEqual([6, expect.stringContaining('--force')]);
  });

  it('lists recorded calls with their outcome', async () => {
    const { out } = await runHaptik(['recordings', 'list', '--url', from]);
    expect(out).toMatch(/greets {2}success/);
    expect(out).toMatch(/- {2}rejected: /);
    expectNoMarks(out);
  });

  it('shows a rejected signature as a difference, and its cause once', async () => {
    const args = ['replay', '--from', from, '--to', await urlOf(same)];
    const { exit, out } = await runHaptik(args, { env: { HAPTIK_SECRET: 'wrong-secret-7' } });
    expect(exit).toBe(1);
    expect(out).toMatch(/HTTP status\n\s+- 200\n\s+\+ 401/);
    expect(out).toMatch(
      / with another reply.*\.\nThe target refuses the signature. The secrets differ/,
    );
    expect(out.match(/The secrets differ/g)).toHaveLength(1);
    expect(out).not.toContain('wrong-secret-7');
    const quoted = { HAPTIK_SECRET: `"${SECRET}"` };
    const json = await runHaptik([...args, '--json', '--node', 'waits'], { env: quoted });
    const { calls } = JSON.parse(json.out) as { calls: [{ refusal: string }] };
    expect(calls[0].refusal).toContain('differ by quotation marks');
  });

  const writeCalls = async (...ids: string[]): Promise<string> => {
    const request = { body: '{"node":"greets"}' };
    const response = { status: 200, body: '{"status":true,"response":["Hello"]}' };
    const calls = ids.map((id) => ({ id, bot: 'default', node: 'greets', request, response }));
    const file = join(folder, 'written.json');
    await writeFile(file, JSON.stringify({ format: 'haptik-recording/1', calls }));
    return file;
  };

  it('shows a lost reply as a difference, and goes on', async () => {
    let count = 0;
    const destroySecond: Misbehavior = (_, response) =>
      ++count === 2 && Boolean(response.destroy());
    await using receiver = new MisbehavingReceiver(SECRET, destroySecond);
    const to = await receiver.start();
    const args = ['replay', await writeCalls('one', 'two', 'three'), '--to', `${to}?key=hidden`];
    const { exit, out, stderr } = await runHaptik(args, { env: ENV });
    expect([exit, stderr]).toEqual([1, '']);
    expect(out.match(/[✓✗] greets {2}\w+/g)).toEqual([
      '✓ greets  one',
      '✗ greets  two',
      '✓ greets  three',
    ]);
    expect(out).toMatch(/response\n\s+- "status 200"\n\s+\+ "none: The connection to /);
    expect(out).toContain(`3 calls sent to ${to}, 1 with another reply.`);
  });

  it('goes on when the cause of a refusal cannot be found', async () => {
    let count = 0;
    const refuseOnce: Misbehavior = (_, response) =>
      Boolean(++count === 1 ? response.writeHead(401).end() : response.destroy());
    await using receiver = new MisbehavingReceiver(SECRET, refuseOnce);
    const args = ['replay', await writeCalls('one', 'two'), '--to', await receiver.start()];
    const { exit, out, stderr } = await runHaptik(args, { env: ENV });
    expect([exit, stderr]).toEqual([1, '']);
    expect(out).toMatch(/HTTP status\n\s+- 200\n\s+\+ 401/);
    expect(out).toMatch(/2 with another reply.*\.\n.*The cause was not found: The connection to /);
  });

  it('ends when nothing answers at the first call', async () => {
    const args = ['replay', await writeCalls('one', 'two'), '--to', 'http://127.0.0.1:9/haptik'];
    const { exit, out, stderr } = await runHaptik(args, { env: ENV });
    expect([exit, out, stderr]).toEqual([3, '', expect.stringContaining('ECONNREFUSED')]);
  });

  it('calls another machine only after a confirmation', async () => {
    const to = 'https://no-such-host.invalid/haptik';
    const args = ['replay', await writeCalls('one', 'two'), '--to', to];
    for (const input of [{ env: ENV }, { env: ENV, answer: false }]) {
      const { exit, stderr } = await runHaptik(args, input);
      expect([exit, stderr]).toEqual([2, expect.stringMatching(/nodes of 2 recorded.*--yes/)]);
    }
    expect((await runHaptik(args, { env: ENV, answer: true })).stderr).toContain('was not found');
    expect((await runHaptik([...args, '--yes'], { env: ENV })).stderr).toContain('was not found');
  });

  it('refuses other files, and a command without calls', async () => {
    const file = join(folder, 'other.json');
    const contents = [
      '{"calls":[]}',
      '{"format":"haptik-recording/1","calls":[{"id":"1"}]}',
      '{"format":"haptik-fixture/1","bot":"default"}',
    ];
    for (const content of contents) {
      await writeFile(file, content);
      await expect(loadRecording(file)).rejects.toThrow(/other.json (is not a saved|contains all)/);
      expect(await runHaptik(['replay', file], { env: ENV })).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('neither recorded calls nor a fixture') as string,
      });
    }
    expect((await runHaptik(['replay'], { env: ENV })).stderr).toContain('Give a file');
    const args = ['replay', '--from', from, '--node', 'unknown'];
    expect((await runHaptik(args, { env: ENV })).stderr).toContain('no call to send');
  });
});

function expectNoMarks(text: string): void {
  for (const mark of Object.values(MARKS)) expect(text).not.toContain(String(mark));
}
