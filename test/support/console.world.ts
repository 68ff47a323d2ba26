import { setTimeout as sleep } from 'node:timers/promises';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { ConsoleBrowser, PASSWORD } from './console.js';
import { handingOverTo } from './console.platform.js';
import { ConsoleService } from './console.service.js';
import { HINDI, PEOPLE, TAMIL, WORDING } from './console.world.words.js';

const DAY_MS = 24 * 3_600_000;

/** A service with people, texts and chats, as one finds it after some weeks of work. */
export class ConsoleWorld {
  private constructor(
    readonly service: ConsoleService,
    readonly url: string,
    readonly admin: ConsoleBrowser,
    private readonly platform: HaptikPlatformEmulator,
  ) {}

  static async start(): Promise<ConsoleWorld> {
    const platform = new HaptikPlatformEmulator({ secondMs: 1, users: ['asha_m', 'ravi_k'] });
    await platform.start();
    platform.say('asha_m', 'Where is my order?');
    platform.say('ravi_k', 'मेरा ऑर्डर कहाँ है?');
    const service = await ConsoleService.start(handingOverTo(platform));
    const url = await service.url();
    return new ConsoleWorld(service, url, new ConsoleBrowser(url), platform);
  }

  /** The first administrator, as the link lets him in. */
  async enter(): Promise<void> {
    const [, token] = (await this.service.setupLink()).split('#');
    await this.done('POST /setup', { token, ...PEOPLE.administrator, password: PASSWORD });
  }

  async fill(): Promise<void> {
    const { publisher, editor, viewer, newcomer } = PEOPLE;
    const meera = await this.admin.invites(publisher);
    const arjun = await this.admin.invites(editor);
    await this.admin.invites(viewer);
    await this.done('POST /users', newcomer);
    await this.token('Release pipeline', ['copy:read', 'copy:write', 'copy:publish'], 90);
    await this.token('Translation agency', ['copy:read', 'copy:write'], 5, ['hi', 'ta']);
    await this.done('POST /copy/languages', { language: 'hi' });
    await this.done('POST /copy/languages', { language: 'ta' });
    await this.texts(meera.browser, arjun.browser);
    await this.chats();
    const note = 'The order system is being moved until noon.';
    await this.done('PUT /operations/switches', { node: 'slow_report', mode: 'fallback', note });
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.platform.stop();
  }

  private async texts(meera: ConsoleBrowser, arjun: ConsoleBrowser): Promise<void> {
    for (const [key, text] of Object.entries(WORDING)) await this.publish(meera, key, 'en', text);
    for (const [key, text] of Object.entries(HINDI)) await this.publish(meera, key, 'hi', text);
    for (const [key, text] of Object.entries(TAMIL)) await this.publish(arjun, key, 'ta', text);
    await this.save(this.admin, 'order.state', 'en', 'Your order {id} is {state}. 📦');
    await this.save(arjun, 'order.state', 'hi', 'आपका ऑर्डर {id} अभी {state} है। 📦');
    await this.save(meera, 'product.price', 'hi', '{product} की क़ीमत है।');
    await this.save(arjun, 'order.track', 'hi', 'अपना पार्सल कहाँ है यह अभी देखें');
    const soon = await this.save(meera, 'delivery.address', 'en', 'Where shall we deliver it? 🏡');
    const at = new Date(Date.now() + 3 * DAY_MS).toISOString();
    await this.done('POST /copy/publish', { texts: [soon], at }, meera);
    await this.done('POST /copy/messages/order.items/trash', {}, meera);
  }

  private async chats(): Promise<void> {
    const breaks = (user_name: string, conversationNo: number) =>
      this.service.says('order_status', {
        entities: { order_id: '500' },
        user: { user_name },
        conversationNo,
      });
    for (const [index, user] of ['asha_m', 'ravi_k'].entries()) await breaks(user, 1041 + index);
    await this.booked(2);
    await breaks('nobody_knows', 1043);
    await this.booked(3);
    this.platform.outage(faults.status(503));
    await breaks('asha_m', 1044);
    await this.booked(4);
  }

  private async booked(count: number): Promise<void> {
    for (;;) {
      const { entries } = await this.done('GET /operations/handoffs');
      if (entries.length === count && entries[0].attempts > 0) return;
      await sleep(50);
    }
  }

  private async token(
    name: string,
    scopes: readonly string[],
    days: number,
    languages: readonly string[] | null = null,
  ): Promise<void> {
    const expiresAt = new Date(Date.now() + days * DAY_MS).toISOString();
    await this.done('POST /tokens', { name, scopes, languages, prefixes: null, expiresAt });
  }

  private async save(who: ConsoleBrowser, key: string, language: string, text: string) {
    const { texts } = await this.done(`GET /copy/messages/${key}`, undefined, who);
    const version = texts[language]?.version ?? 0;
    const saved = await this.done(`PUT /copy/messages/${key}/${language}`, { text, version }, who);
    return { key, language, version: saved.version };
  }

  private async publish(who: ConsoleBrowser, key: string, language: string, text: string) {
    const saved = await this.save(who, key, language, text);
    await this.done('POST /copy/publish', { texts: [saved] });
  }

  private async done(line: string, body?: unknown, who = this.admin) {
    const answer = await who.asks(line, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${line} was answered ${answer.status} ${answer.text}`);
  }
}
