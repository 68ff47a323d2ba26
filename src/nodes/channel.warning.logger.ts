import { Logger } from '@nestjs/common';
import type { NodeCall } from '../payload/node.call.js';
import { truncate, quote } from '../payload/quote.js';
import type { ChannelWarning } from '../reply/element.adapter.js';

/** Callers choose the names of nodes, so their number is unlimited. */
const MAX_REMEMBERED = 10_000;

/** Logs what a channel does not fully support, once per node and channel. */
export class ChannelWarningLogger {
  readonly #logger = new Logger('Haptik');
  readonly #logged = new Set<string>();

  logOnce({ bot, node }: NodeCall, warnings: readonly ChannelWarning[]): void {
    for (const { level, channel, key, text } of warnings) {
      const id = JSON.stringify([bot, node, channel, key]);
      if (this.#logged.has(id)) continue;
      if (this.#logged.size >= MAX_REMEMBERED) this.#logged.clear();
      this.#logged.add(id);
      const channelSuffix = channel === undefined ? '' : ` on ${channel}`;
      this.#logger[level](truncate(`Bot "${bot}", node ${quote(node)}${channelSuffix}: ${text}`));
    }
  }
}
