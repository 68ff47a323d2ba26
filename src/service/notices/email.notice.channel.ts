import type { Transporter } from 'nodemailer';
import type { EmailNoticesConfig } from '../config/notices.config.js';
import type { Notice } from './notice.js';
import { NoticeChannel } from './notice.channel.js';

/** Milliseconds without an answer of the server after which a connection is closed. */
const SOCKET_TIMEOUT_MS = 10_000;

/** Sends notices by SMTP. */
export class EmailNoticeChannel extends NoticeChannel {
  override readonly name = 'e-mail';
  override readonly setting = 'HAPTIK_NOTICES_SMTP_URL';
  #transport: Promise<Transporter> | undefined;

  constructor(private readonly config: EmailNoticesConfig) {
    super();
  }

  override async send({ id, title, text, link }: Notice): Promise<void> {
    const transport = await (this.#transport ??= this.createTransport());
    const { from, to } = this.config;
    const lines = link === undefined ? [text] : [text, `Status page: ${link}`];
    await transport.sendMail({
      from,
      to,
      subject: title,
      text: lines.join('\n\n'),
      // The same in every attempt, so that mail servers recognize repetitions.
      messageId: `<${id}@nestjs-haptik>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  /** Nodemailer is loaded only when it is used. */
  private async createTransport(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: this.config.url,
      connectionTimeout: SOCKET_TIMEOUT_MS,
      greetingTimeout: SOCKET_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}
