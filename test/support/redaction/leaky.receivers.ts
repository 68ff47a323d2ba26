import { eventually } from '../eventually.js';
import { CaptureServer } from '../servers/http/capture.server.js';
import { MailServer } from '../servers/programs/mail.server.js';
import { REFUSALS } from './leaky.service.process.js';
import { MARKS } from './marks.js';

/** What the service sends to elsewhere: OTLP, and notices by webhook, chat and mail. */
export class LeakyReceivers {
  readonly #collector = new CaptureServer();
  readonly #webhook = new CaptureServer();
  /** Refuses what it gets, so that failures of notices are logged. */
  readonly #chat = new CaptureServer();
  readonly #mail = new MailServer();

  /** @returns the environment of the service */
  async start(protocol: 'http/json' | 'http/protobuf'): Promise<Record<string, string>> {
    this.#chat.respondNextWith(...REFUSALS);
    const mailPort = await this.#mail.start();
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: await this.#collector.start(),
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=${MARKS.collectorToken}`,
      HAPTIK_NOTICES_WEBHOOK_URL: `${await this.#webhook.start()}/${MARKS.webhookUrl}`,
      HAPTIK_NOTICES_WEBHOOK_SECRET: MARKS.webhookSecret,
      HAPTIK_NOTICES_SLACK_URL: `${await this.#chat.start()}/services/${MARKS.chatUrl}`,
      HAPTIK_NOTICES_SMTP_URL: `smtp://bot:${MARKS.mailPassword}@127.0.0.1:${mailPort}`,
      HAPTIK_NOTICES_EMAIL_FROM: 'bot@shop.example',
      HAPTIK_NOTICES_EMAIL_TO: 'operators@shop.example',
    };
  }

  /** Waits until each channel of notices got one. */
  async waitForNotices(): Promise<void> {
    const servers = [this.#webhook, this.#chat];
    const haveAll = () =>
      servers.every(({ requests }) => requests.length > 0) && this.#mail.messages.length > 0;
    await eventually(() => Promise.resolve(haveAll()), true);
  }

  /** All that was received, by its receiver, without the addresses, which are secrets of the service itself. */
  get received(): ReadonlyMap<string, readonly string[]> {
    const bodies = ({ requests }: CaptureServer) =>
      requests.map(({ body }) => body.toString('latin1'));
    return new Map([
      ['OTLP', bodies(this.#collector)],
      ['webhook', bodies(this.#webhook)],
      ['chat', bodies(this.#chat)],
      // Lines of mails are broken anywhere.
      ['mail', this.#mail.messages.map((text) => text.replaceAll(/=\r?\n/g, ''))],
    ]);
  }

  async stop(): Promise<void> {
    await Promise.all([
      this.#collector.stop(),
      this.#webhook.stop(),
      this.#chat.stop(),
      this.#mail.stop(),
    ]);
  }
}
