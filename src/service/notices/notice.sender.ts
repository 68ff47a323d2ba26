import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { retry } from 'es-toolkit';
import { errorCode, withTimeout } from 'nestjs-haptik/internal';
import type { Notice, NoticeContent } from './notice.js';
import { type NoticeChannel, NoticeRejectedError } from './notice.channel.js';

const ATTEMPT_TIMEOUT_MS = 10_000;
const ATTEMPTS = 3;
const RETRY_DELAYS_MS: readonly number[] = [1_000, 5_000];
/** Notices that wait for a channel. Further ones are only logged. */
const MAX_PENDING = 100;

/** Sends notices in the background, each channel one after another. */
export class NoticeSender {
  readonly #logger = new Logger('Notices');
  readonly #queues: ChannelQueue[];
  readonly #stopping = new AbortController();

  constructor(
    channels: readonly NoticeChannel[],
    private readonly link: string | undefined,
  ) {
    this.#queues = channels.map((channel) => ({ channel, pending: 0, last: Promise.resolve() }));
  }

  /** Returns at once. Failures are logged. */
  send(content: NoticeContent): void {
    const at = new Date().toISOString();
    const notice: Notice = { id: randomUUID(), ...content, link: this.link, at };
    for (const queue of this.#queues) this.enqueue(queue, notice);
  }

  /** Waits for what is to be sent. Failed attempts are not repeated. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#queues.map(({ last }) => last));
  }

  private enqueue(queue: ChannelQueue, notice: Notice): void {
    if (queue.pending >= MAX_PENDING)
      return this.logFailure(queue.channel, notice, 'too many wait');
    queue.pending += 1;
    queue.last = queue.last
      .then(() => this.deliver(queue.channel, notice))
      .catch((error: unknown) => this.logFailure(queue.channel, notice, describe(error)))
      .finally(() => (queue.pending -= 1));
  }

  private deliver(channel: NoticeChannel, notice: Notice): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return attempt(channel, notice);
    return retry(() => attempt(channel, notice), {
      retries: ATTEMPTS - 1,
      signal,
      delay: (attempts) => RETRY_DELAYS_MS[attempts] ?? 0,
      shouldRetry: (error) => !signal.aborted && !(error instanceof NoticeRejectedError),
    });
  }

  private logFailure({ name, setting }: NoticeChannel, { title }: Notice, reason: string): void {
    this.#logger.error(
      `The notice "${title}" was not sent by ${name} (${reason}). Check ${setting}.`,
    );
  }
}

interface ChannelQueue {
  readonly channel: NoticeChannel;
  pending: number;
  /** Resolves when the last notice of the queue is sent or given up. */
  last: Promise<unknown>;
}

function attempt(channel: NoticeChannel, notice: Notice): Promise<void> {
  return withTimeout(ATTEMPT_TIMEOUT_MS, () =>
    channel.send(notice, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)),
  );
}

/** Without the messages of HTTP and SMTP clients, which repeat URLs and credentials. */
function describe(error: unknown): string {
  return error instanceof NoticeRejectedError ? error.message : errorCode(error);
}
