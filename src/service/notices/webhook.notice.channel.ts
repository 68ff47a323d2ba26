import { createHmac } from 'node:crypto';
import type { WebhookNoticesConfig } from '../config/notices.config.js';
import type { Notice } from './notice.js';
import { NoticeChannel } from './notice.channel.js';
import { postNotice } from './post.notice.js';

/** Posts notices as JSON. With a secret they are signed as GitHub signs its webhooks. */
export class WebhookNoticeChannel extends NoticeChannel {
  override readonly name = 'webhook';
  override readonly setting = 'HAPTIK_NOTICES_WEBHOOK_URL';

  constructor(private readonly config: WebhookNoticesConfig) {
    super();
  }

  override send(notice: Notice, signal: AbortSignal): Promise<void> {
    const { url, secret } = this.config;
    const body = JSON.stringify(notice);
    if (secret === undefined) return postNotice(url, body, signal);
    const digest = createHmac('sha256', secret).update(body).digest('hex');
    return postNotice(url, body, signal, { 'X-Hub-Signature-256': `sha256=${digest}` });
  }
}
