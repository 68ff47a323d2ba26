import { setTimeout as sleep } from 'node:timers/promises';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { ConsoleApiClient, PASSWORD } from '../console/console.host.js';
import { emulatorEnvironment } from 'nestjs-haptik/internal/emulator';
import { ConsoleServiceProcess } from '../console/console.service.process.js';
import { SEEDED_HINDI, SEEDED_USERS, SEEDED_TAMIL, SEEDED_ENGLISH } from './seeded.console.data.js';

const DAY_MS = 24 * 3_600_000;

/** A service with users, texts and chats, as after some weeks of use. */
export class SeededConsole {
  private constructor(
    readonly service: ConsoleServiceProcess,
    readonly url: string,
    readonly admin: ConsoleApiClient,
    private readonly platform: HaptikPlatformEmulator,
  ) {}

  static async start(): Promise<SeededConsole> {
    const platform = new HaptikPlatformEmulator({
      countdownSecondMs: 1,
      users: ['asha_m', 'ravi_k'],
    });
    await platform.start();
    platform.sendUserMessage('asha_m', 'Where is my order?');
    platform.sendUserMessage('ravi_k', 'मेरा ऑर्डर कहाँ है?');
    const service = await ConsoleServiceProcess.start(emulatorEnvironment(platform));
    const url = await service.url();
    return new SeededConsole(service, url, new ConsoleApiClient(url), platform);
  }

  /** Creates the first administrator with the setup link. */
  async createAdministrator(): Promise<void> {
    const [, token] = (await this.service.setupLink()).split('#');
    await this.requestOk('POST /setup', {
      token,
      ...SEEDED_USERS.administrator,
      password: PASSWORD,
    });
  }

  async seed(): Promise<void> {
    const { publisher, editor, viewer, invitee } = SEEDED_USERS;
    const meera = await this.admin.inviteUser(publisher);
    const arjun = await this.admin.inviteUser(editor);
    await this.admin.inviteUser(viewer);
    await this.requestOk('POST /users', invitee);
    await this.createToken('Release pipeline', ['copy:read', 'copy:write', 'copy:publish'], 90);
    await this.createToken('Translation agency', ['copy:read', 'copy:write'], 5, ['hi', 'ta']);
    await this.requestOk('POST /copy/languages', { language: 'hi' });
    await this.requestOk('POST /copy/languages', { language: 'ta' });
    await this.seedTexts(meera.browser, arjun.browser);
    await this.seedHandoffs();
    const note = 'The order system is being moved until noon.';
    await this.requestOk('PUT /operations/switches', {
      node: 'slow_report',
      mode: 'fallback',
      note,
    });
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.platform.stop();
  }

  private async seedTexts(meera: ConsoleApiClient, arjun: ConsoleApiClient): Promise<void> {
    for (const [key, text] of Object.entries(SEEDED_ENGLISH))
      await this.publish(meera, key, 'en', text);
    for (const [key, text] of Object.entries(SEEDED_HINDI))
      await this.publish(meera, key, 'hi', text);
    for (const [key, text] of Object.entries(SEEDED_TAMIL))
      await this.publish(arjun, key, 'ta', text);
    await this.saveDraft(this.admin, 'order.state', 'en', 'Your order {id} is {state}. 📦');
    await this.saveDraft(arjun, 'order.state', 'hi', 'आपका ऑर्डर {id} अभी {state} है। 📦');
    await this.saveDraft(meera, 'product.price', 'hi', '{product} की क़ीमत है।');
    await this.saveDraft(arjun, 'order.track', 'hi', 'अपना पार्सल कहाँ है यह अभी देखें');
    const soon = await this.saveDraft(
      meera,
      'delivery.address',
      'en',
      'Where shall we deliver it? 🏡',
    );
    const at = new Date(Date.now() + 3 * DAY_MS).toISOString();
    await this.requestOk('POST /copy/publish', { texts: [soon], at }, meera);
    await this.requestOk('POST /copy/messages/order.items/trash', {}, meera);
  }

  private async seedHandoffs(): Promise<void> {
    const callFailingNode = (user_name: string, conversationNo: number) =>
      this.service.callNode('order_status', {
        entities: { order_id: '500' },
        user: { user_name },
        conversationNo,
      });
    for (const [index, user] of ['asha_m', 'ravi_k'].entries())
      await callFailingNode(user, 1041 + index);
    await this.waitForHandoffs(2);
    await callFailingNode('nobody_knows', 1043);
    await this.waitForHandoffs(3);
    this.platform.outage(faults.status(503));
    await callFailingNode('asha_m', 1044);
    await this.waitForHandoffs(4);
  }

  private async waitForHandoffs(count: number): Promise<void> {
    for (;;) {
      const { entries } = await this.requestOk('GET /operations/handoffs');
      if (entries.length === count && entries[0]?.attempts) return;
      await sleep(50);
    }
  }

  private async createToken(
    name: string,
    scopes: readonly string[],
    days: number,
    languages: readonly string[] | null = null,
  ): Promise<void> {
    const expiresAt = new Date(Date.now() + days * DAY_MS).toISOString();
    await this.requestOk('POST /tokens', { name, scopes, languages, prefixes: null, expiresAt });
  }

  private async saveDraft(client: ConsoleApiClient, key: string, language: string, text: string) {
    const { texts } = await this.requestOk(`GET /copy/messages/${key}`, undefined, client);
    const version = texts[language]?.version ?? 0;
    const saved = await this.requestOk(
      `PUT /copy/messages/${key}/${language}`,
      { text, version },
      client,
    );
    return { key, language, version: saved.version };
  }

  private async publish(client: ConsoleApiClient, key: string, language: string, text: string) {
    const saved = await this.saveDraft(client, key, language, text);
    await this.requestOk('POST /copy/publish', { texts: [saved] });
  }

  private async requestOk(line: string, body?: unknown, client = this.admin) {
    const answer = await client.request(line, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${line} returned ${answer.status} ${answer.text}`);
  }
}
