import { Injectable, Logger } from '@nestjs/common';
import type { SignatureFailureReason } from '../options/haptik.event.js';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import type { NodeCall } from '../payload/node.call.js';
import { quote } from '../payload/quote.js';
import type { VerifiedSignature } from '../payload/webhook.request.context.js';
import type { ResolvedSecret } from './bot.secrets.js';
import { SecretsService } from './secrets.service.js';
import { SignatureException } from './signature.exception.js';

/** Interval of the log line about an old secret that is still in use. */
const REMINDER_INTERVAL_MS = 3_600_000;

/** Rejects a call that is signed with a secret that its node does not accept. */
@Injectable()
export class NodeSecretVerifier {
  readonly #logger = new Logger('Haptik');
  readonly #rejectionLogger = new RateLimitedLogger('Haptik');
  readonly #lastReminders = new Map<string, number>();

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly secretsService: SecretsService,
    private readonly events: HaptikEventEmitter,
  ) {}

  /** @throws SignatureException when the node requires another secret, or requires one at all */
  verify(call: NodeCall, signature: VerifiedSignature): void {
    if (signature === 'unsigned') this.acceptUnsigned(call);
    else this.acceptSigned(call, signature);
  }

  private acceptSigned(call: NodeCall, { secret }: Exclude<VerifiedSignature, string>): void {
    const botSecrets = this.secretsService.get(call.bot);
    const accepted = botSecrets.findAccepted(call.node, secret, Date.now());
    if (!accepted) {
      const isKnown = botSecrets.secretsOf(call.node).some(({ value }) => value === secret);
      return this.reject(call, isKnown ? 'secret-expired' : 'secret-of-another-node');
    }
    if (!accepted.isCurrent) this.warnOutdatedSecret(call, accepted);
    this.emitAccepted(call, accepted.id, !accepted.isCurrent);
  }

  private acceptUnsigned(call: NodeCall): void {
    const bot = this.options.findBot(call.bot);
    const botSecrets = this.secretsService.get(call.bot);
    const isNamed = Array.isArray(bot?.allowUnsigned) && !botSecrets.hasNodeSecrets(call.node);
    const hasNoSecret = botSecrets.secretsOf(call.node).length === 0;
    if (!bot?.isUnsignedAllowed(call.node) || !(isNamed || hasNoSecret)) {
      return this.reject(call, 'header-missing');
    }
    this.emitAccepted(call, undefined, false);
  }

  private emitAccepted(
    { bot, node }: NodeCall,
    secretId: string | undefined,
    outdated: boolean,
  ): void {
    this.events.emit({ type: 'signature.accepted', bot, node, secretId, outdated });
  }

  private reject({ bot, node }: NodeCall, reason: SignatureFailureReason): never {
    const line = `Refused a call to node ${quote(node)} of bot "${bot}": signature ${reason}`;
    if (this.options.isProduction) this.#rejectionLogger.warn(line);
    else this.#logger.debug(line);
    this.events.emit({ type: 'signature.rejected', bot, reason });
    throw new SignatureException();
  }

  private warnOutdatedSecret({ bot }: NodeCall, { id }: ResolvedSecret): void {
    const secretKey = `${bot}/${id}`;
    const now = Date.now();
    if (now - (this.#lastReminders.get(secretKey) ?? -Infinity) < REMINDER_INTERVAL_MS) return;
    this.#lastReminders.set(secretKey, now);
    this.#logger.warn(`Bot "${bot}": the old secret "${id}" is still in use.`);
  }
}
