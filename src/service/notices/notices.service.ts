import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  Optional,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HaptikEventEmitter, StorageHealth } from 'nestjs-haptik';
import { withTimeout } from 'nestjs-haptik/internal';
import type { NoticesConfig } from '../config/notices.config.js';
import { serviceConfig } from '../config/service.config.factory.js';
import type { ServiceConfig } from '../config/service.config.js';
import { EmailNoticeChannel } from './email.notice.channel.js';
import type { NoticeChannel } from './notice.channel.js';
import { NoticeClaims } from './notice.claims.js';
import { NoticeMonitor } from './notice.monitor.js';
import { NoticeSender } from './notice.sender.js';
import { SlackNoticeChannel } from './slack.notice.channel.js';
import { WebhookNoticeChannel } from './webhook.notice.channel.js';

/** Maximum time in which notices are sent, and claims given up, when the process stops. */
const STOP_TIMEOUT_MS = 2_000;

/** Sends notices to operators, if a channel is configured. */
@Injectable()
export class NoticesService implements OnApplicationBootstrap, OnModuleDestroy {
  #stop: (() => Promise<void>) | undefined;

  constructor(
    @Inject(serviceConfig.KEY) private readonly config: ServiceConfig,
    private readonly modules: ModuleRef,
    @Optional() private readonly storage?: StorageHealth,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const channels = createChannels(this.config.notices);
    if (channels.length === 0) return;
    const { sent, chats } = await this.findStorage();
    const link = statusPage(this.config);
    if (link === undefined && this.config.console.mode !== 'off') {
      new Logger('Notices').warn(
        'Notices have no link to the status page of the console: set HAPTIK_PUBLIC_URL to the URL that operators open.',
      );
    }
    const sender = new NoticeSender(channels, link);
    const claims = new NoticeClaims(sent);
    const monitor = new NoticeMonitor(this.config.notices, claims, sender, chats);
    const events = this.modules.get(HaptikEventEmitter, { strict: false });
    const subscription = events.subscribe((event) => monitor.observe(event));
    this.#stop = async () => {
      subscription[Symbol.dispose]();
      await monitor.stop();
      await sender.stop();
    };
  }

  /** Before the database closes. */
  async onModuleDestroy(): Promise<void> {
    const stop = this.#stop;
    if (stop) await withTimeout<void>(STOP_TIMEOUT_MS, stop, () => undefined);
  }

  private async findStorage() {
    if (!this.storage) return { sent: undefined, chats: undefined };
    const { PendingChats, SentNotices } = await import('@nestjs-haptik/storage/internal');
    return {
      sent: this.modules.get(SentNotices, { strict: false }),
      chats: this.modules.get(PendingChats, { strict: false }),
    };
  }
}

function createChannels({ webhook, slack, email }: NoticesConfig): NoticeChannel[] {
  return [
    ...(webhook ? [new WebhookNoticeChannel(webhook)] : []),
    ...(slack ? [new SlackNoticeChannel(slack)] : []),
    ...(email ? [new EmailNoticeChannel(email)] : []),
  ];
}

/** The status page of the console, if it is on and its URL is known. */
function statusPage({ publicUrl, console: { mode, path } }: ServiceConfig): string | undefined {
  return mode === 'off' || publicUrl === undefined ? undefined : `${publicUrl}/${path}/operations`;
}
