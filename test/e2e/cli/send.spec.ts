import { type INestApplication, Injectable, Logger } from '@nestjs/common';
import { failure, HaptikCall, HaptikNode, type NodeCall, reply } from 'nestjs-haptik';
import { button, carousel, card, link } from 'nestjs-haptik/hsl';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHaptik } from '../../support/command.line.js';
import {
  MisbehavingReceiver,
  type Misbehavior,
  sendJson,
  sendText,
} from '../../support/servers/http/misbehaving.receiver.js';
import { boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';

@Injectable()
class OrderBot {
  calls: NodeCall[] = [];

  @HaptikNode('status')
  status(@HaptikCall() call: NodeCall) {
    this.calls.push(call);
    return reply(`Order ${call.entity('order_id')} is on its way.`).conversation({
      last_order: 'A17',
    });
  }

  @HaptikNode('pick')
  pick() {
    return button('Pick one', ['Small', 'Medium', 'Large', 'Extra large']);
  }

  @HaptikNode('cards')
  cards() {
    const actionables = [link('Track', 'https://shop.example/1')];
    return carousel('Ours', [card({ title: 'Speaker\u001b[2J', subTitle: 'Blue', actionables })]);
  }

  @HaptikNode('none')
  none() {
    new Logger('Orders').warn('No order of\nasha\u001b[2J');
    return failure('There is no such order.');
  }
}

describe.each(HTTP_PLATFORMS)('haptik send to an application on %s', (platform) => {
  let app: INestApplication;
  let bot: OrderBot;
  let env: Record<string, string>;

  beforeAll(async () => {
    app = await boot({ platform, metadata: { providers: [OrderBot] } });
    bot = app.get(OrderBot);
    await app.listen(0, '127.0.0.1');
    env = { HAPTIK_WEBHOOK_URL: `${await app.getUrl()}/haptik`, HAPTIK_SECRET: SECRET };
  });
  afterAll(() => app.close());

  const send = (...args: string[]) => runHaptik(['send', ...args], { env });

  it('shows what the user reads, the time and the changes of the state', async () => {
    const { exit, out, stderr } = await send('status', 'order_id=A17');
    expect([exit, stderr]).toEqual([0, '']);
    expect(out).toMatch(/^success after [\d.]+ s of 30 s, on Web SDK\n/);
    expect(out).toContain('\nOrder A17 is on its way.\n');
    expect(out).toContain('+ conversation_details.last_order: "A17"');
  });

  it('sends entities, user, language and state as given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
    const file = join(folder, 'state.json');
    await writeFile(file, '{"last_order":"B2","step":3}');
    const words = ['order_id=A=17', 'size=S', 'size=M', 'count:=2', '--on', 'whatsapp'];
    const user = ['--language', 'hi', '--user', 'user_name=asha', '--user', '{"auth_id":"7"}'];
    const { out } = await send('status', ...words, ...user, '--conversation-details', `@${file}`);
    await rm(folder, { recursive: true });
    expect(out).toContain('~ conversation_details.last_order: "B2" → "A17"');
    const call = bot.calls.at(-1)!;
    expect(call.entity('order_id')).toBe('A=17');
    expect(call.raw).toMatchObject({
      entities: {
        size: [{ entity_value: 'S' }, { entity_value: 'M' }],
        count: [{ entity_value: 2 }],
      },
      user: { user_name: 'asha', auth_id: '7', language_code: 'hi', device_platform: 14 },
      conversation_details: { last_order: 'B2', step: 3 },
    });
  });

  it('shows what a channel changes, and its findings', async () => {
    const web = await send('pick');
    expect(web.out).toContain('[ Small ]\n[ Medium ]');
    expect(web.out).not.toContain('changed for');
    const facebook = await send('pick', '--on', 'facebook');
    expect(facebook.out).toContain('changed for Facebook: buttons became quick replies');
    expect(facebook.out).toContain('error: ');
    const cards = await send('cards');
    expect(cards.out).toContain('┌ Speaker');
    expect(cards.out).toContain('│ [ Track ] https://shop.example/1');
    expect(cards.out).not.toContain('\u001b');
  });

  it('shows a failure as a reply', async () => {
    const { exit, out } = await send('none');
    expect(exit).toBe(0);
    expect(out).toContain('failure (status: false)');
    expect(out).toContain('There is no such order.');
  });

  it('shows the log lines of the call', async () => {
    const { exit, out, stderr } = await send('none', '--logs');
    expect([exit, stderr]).toEqual([0, '']);
    expect(out).toMatch(
      /deadline of the method: 20 s\n +\+\d+ ms {2}warn {4}\[Orders\] No order of\n +asha/,
    );
    expect(out).not.toContain('\u001b');
    const json = await send('none', '--logs', '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      outcome: 'failure',
      call: { handoff: null, logLines: [{ level: 'warn', context: 'Orders' }] },
    });
  });

  it('says that a receiver has no log lines', async () => {
    await using receiver = new MisbehavingReceiver(SECRET);
    const args = ['send', 'none', '--logs', '--url', await receiver.start()];
    const { exit, stderr } = await runHaptik(args, { env });
    expect([exit, stderr]).toEqual([3, expect.stringContaining('no development endpoint')]);
  });

  it('prints one JSON document', async () => {
    const { out, stderr } = await send('pick', '--on', 'facebook', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'success',
      channel: 'Facebook',
      limitMs: 30_000,
      messages: [{ shown: [{ type: 'TEXT' }], changes: [{ change: 'buttons-to-quick-replies' }] }],
      response: { status: 200 },
    });
  });

  it('sends the bytes of a file as they are', async () => {
    const stdin = '{"node": "status",\n "entities": {"order_id": "B1"}}\n';
    const { exit, out } = await runHaptik(['send', '--raw', '-'], { env, stdin });
    expect([exit, out]).toEqual([0, expect.stringContaining('Order B1')]);
  });

  it('prints a curl command without the secret', async () => {
    const { out } = await send('status', "order_id=it's", '--curl');
    expect(out).toMatch(/^curl -sS 'http:/);
    expect(out).toContain("-H 'X-Hub-Signature: sha1=");
    expect(out).toContain(String.raw`it'\''s`);
    expect(out).not.toContain(SECRET);
  });

  it.each([
    ['white space', `${SECRET}\n`, 'white space'],
    ['quotation marks', `"${SECRET}"`, 'quotation marks'],
    ['a list', `${SECRET},old`, 'list of secrets'],
    ['another secret', 'quite-another', 'The secrets differ'],
  ])('explains a refused signature: %s', async (_, secret, words) => {
    const options = { env: { ...env, HAPTIK_SECRET: secret } };
    const { exit, out, stderr } = await runHaptik(['send', 'status'], options);
    expect([exit, out]).toEqual([5, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain(secret.trim());
  });
});

describe('haptik send to a receiver that breaks the bot', () => {
  it.each<[string, Misbehavior, number, string]>([
    ['a status of 500', (_, response) => sendJson(response, 500, {}), 1, 'the bot answered 500'],
    ['a status of 201', (_, response) => sendJson(response, 201, {}), 1, 'the bot answered 201'],
    ['a page', (_, response) => sendText(response, 200, '<html>'), 1, 'not a JSON object'],
    [
      'no messages',
      (_, response) => sendJson(response, 200, { status: true, response: [] }),
      1,
      'no messages',
    ],
    [
      'a redirect',
      (_, response) => sendText(response, 302, '', { Location: 'https://shop.example/in?t=1' }),
      4,
      'https://shop.example/in, which',
    ],
    ['a closed connection', (_, response) => Boolean(response.destroy()), 3, 'Bot break'],
    ['no response in time', () => true, 8, 'no complete response'],
  ])('says why %s is a bot break', async (_, misbehave, exit, words) => {
    await using receiver = new MisbehavingReceiver('s', misbehave);
    const url = await receiver.start();
    const options = { env: { HAPTIK_SECRET: 's' } };
    const args = ['send', 'x', '--url', url, '--timeout', '0.5'];
    const result = await runHaptik(args, options);
    expect(result.exit).toBe(exit);
    expect(`${result.out}${result.stderr}`).toMatch(/bot break/i);
    expect(`${result.out}${result.stderr}`).toContain(words);
    const json = await runHaptik([...args, '--json'], options);
    expect([json.exit, json.stderr]).toEqual([exit, '']);
    expect(JSON.stringify(JSON.parse(json.out))).toContain(words);
  });

  it.each([
    ['no node', [], 'Give the node'],
    ['a node and a body', ['x', '--raw', '-'], 'not both'],
    ['an unknown channel', ['x', '--on', 'telegram'], 'one of web, android'],
    ['an entity without a value', ['x', 'order_id'], 'has no value'],
    ['invalid JSON', ['x', 'a:={'], 'not valid JSON'],
    ['a map that is no JSON', ['x', '--user', '{user}'], 'not valid JSON'],
    ['an invalid header', ['x', '--header', 'nonsense'], '--header is a line'],
    ['a URL with a password', ['x', '--url', 'http://a:b@127.0.0.1'], 'Remove both'],
    ['a URL that is none', ['x', '--url', 'bot.example'], 'invalid'],
  ])('rejects %s', async (_, args, words) => {
    const { exit, stderr } = await runHaptik(['send', ...args], { env: { HAPTIK_SECRET: 's' } });
    expect([exit, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('signs with the public secret on this machine only, and says so', async () => {
    await using receiver = new MisbehavingReceiver('test');
    const local = await runHaptik(['send', 'x', '--url', await receiver.start()]);
    expect([local.exit, local.stderr]).toEqual([0, expect.stringContaining('public development')]);
    const remote = await runHaptik(['send', 'x', '--url', 'https://bot.example/haptik']);
    expect([remote.exit, remote.stderr]).toEqual([2, expect.stringContaining('is not set')]);
  });
});
