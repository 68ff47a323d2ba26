import { Logger } from '@nestjs/common';
import type { NodeCall } from '../payload/node.call.js';
import { quoteNode, redactForLog } from '../payload/log.redaction.js';
import { truncate } from '../payload/quote.js';
import type { ChannelWarning } from '../reply/element.adapter.js';

/** Names of nodes come with calls, so that their number is unlimited. */
const MAX_REMEMBERED = 10_000;

/** Warns once per node and channel that the channel does not support an element. */
export class ChannelWarningLogger {
  readonly #logger = new Logger('Haptik');
  readonly #logged = new Set<string>();

  logOnce(call: NodeCall, warnings: readonly ChannelWarning[]): void {
    const { bot, node } = call;
    for (const { level, channel, key, text } of warnings) {
      const id = JSON.stringify([bot, node, channel, key]);
      if (this.#logged.has(id)) continue;
      if (this.#logged.size >= MAX_REMEMBERED) this.#logged.clear();
      this.#logged.add(id);
      const channelSuffix = channel === undefined ? '' : ` on ${channel}`;
      this.#logger[level](
        truncate(
          `Bot "${bot}", node ${quoteNode(call)}${channelSuffix}: ${redactForLog(text, call)}`,
        ),
      );
    }
  }
}
