import { Logger } from '@nestjs/common';
import type { NodeCall } from '../payload/node.call.js';
import { clip, quote } from '../payload/quote.js';
import type { Hint } from '../reply/element.fitter.js';

/** Names of nodes come with calls, so that there is no end to them. */
const MOST_REMEMBERED = 10_000;

/** Tells what a channel does not show as it is: once per node and channel, not with every call. */
export class HintLog {
  readonly #logger = new Logger('Haptik');
  readonly #told = new Set<string>();

  tell({ bot, node }: NodeCall, hints: readonly Hint[]): void {
    for (const { level, channel, key, text } of hints) {
      const id = JSON.stringify([bot, node, channel, key]);
      if (this.#told.has(id)) continue;
      if (this.#told.size >= MOST_REMEMBERED) this.#told.clear();
      this.#told.add(id);
      const where = channel === undefined ? '' : ` on ${channel}`;
      this.#logger[level](clip(`Bot "${bot}", node ${quote(node)}${where}: ${text}`));
    }
  }
}
