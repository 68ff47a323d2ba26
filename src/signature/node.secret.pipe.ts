import { Injectable, Logger, type PipeTransform } from '@nestjs/common';
import type { SignatureFault } from '../options/haptik.event.js';
import { LimitedLogger } from '../limited.logger.js';
import { HaptikEvents } from '../options/haptik.events.js';
import { HaptikOptions } from '../options/haptik.options.js';
import type { Proof, ReadDelivery } from '../payload/delivery.js';
import type { NodeCall } from '../payload/node.call.js';
import { quote } from '../payload/quote.js';
import type { Key } from './keyring.js';
import { Keyrings } from './keyrings.js';
import { SignatureException } from './signature.exception.js';

/** How often the log says that an old secret is still in use. */
const REMIND_MS = 3_600_000;

/** Does this node accept what the signature proved? Asked now, because now the node is known. */
@Injectable()
export class NodeSecretPipe implements PipeTransform<ReadDelivery, NodeCall> {
  readonly #logger = new Logger('Haptik');
  readonly #refusals = new LimitedLogger('Haptik');
  readonly #reminded = new Map<string, number>();

  constructor(
    private readonly options: HaptikOptions,
    private readonly keyrings: Keyrings,
    private readonly events: HaptikEvents,
  ) {}

  /** @throws SignatureException when the node wants another secret, or wants one at all */
  transform({ call, proof }: ReadDelivery): NodeCall {
    if (proof === undefined) return this.refuse(call, 'unknown');
    return proof === 'unsigned' ? this.admitUnsigned(call) : this.admitSigned(call, proof);
  }

  private admitSigned(call: NodeCall, { secret }: Exclude<Proof, string>): NodeCall {
    const ring = this.keyrings.of(call.bot);
    const key = ring.accepted(call.node, secret, Date.now());
    if (!key) {
      const isOwn = ring.keysOf(call.node).some(({ value }) => value === secret);
      return this.refuse(call, isOwn ? 'secret-expired' : 'secret-of-another-node');
    }
    if (!key.current) this.remind(call, key);
    this.accept(call, key.id, !key.current);
    return call;
  }

  private admitUnsigned(call: NodeCall): NodeCall {
    const bot = this.options.bot(call.bot);
    const ring = this.keyrings.of(call.bot);
    const isNamed = Array.isArray(bot?.unsigned) && !ring.hasOwnKeys(call.node);
    const hasNoSecret = ring.keysOf(call.node).length === 0;
    if (!bot?.acceptsUnsigned(call.node) || !(isNamed || hasNoSecret)) {
      return this.refuse(call, 'header-missing');
    }
    this.accept(call, undefined, false);
    return call;
  }

  private accept({ bot, node }: NodeCall, secretId: string | undefined, old: boolean): void {
    this.events.emit({ type: 'signature.accepted', bot, node, secretId, old });
  }

  private refuse({ bot, node }: NodeCall, fault: SignatureFault): never {
    const line = `Refused a call to node ${quote(node)} of bot "${bot}": signature ${fault}`;
    if (this.options.production) this.#refusals.warn(line);
    else this.#logger.debug(line);
    this.events.emit({ type: 'signature.refused', bot, fault });
    throw new SignatureException();
  }

  private remind({ bot }: NodeCall, { id }: Key): void {
    const key = `${bot}/${id}`;
    const now = Date.now();
    if (now - (this.#reminded.get(key) ?? -Infinity) < REMIND_MS) return;
    this.#reminded.set(key, now);
    this.#logger.warn(`Bot "${bot}": the old secret "${id}" is still in use.`);
  }
}
