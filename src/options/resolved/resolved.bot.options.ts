import type { AgentDesk } from '../../handoff/desk/agent.desk.js';
import type { NodeFailureReason } from '../../reply/result/node.failure.js';
import type { CopyRenderer } from '../../copy/reference/copy.renderer.js';
import { describeEncodingDamage } from '../../encoding.damage.js';
import { HaptikSetupError } from '../../haptik.error.js';
import { HaptikPlatformClient } from '../../platform/haptik.platform.client.js';
import {
  type ResolvedBreakerOptions,
  resolveBreakerOptions,
  DEFAULT_DESK_BREAKER,
  DEFAULT_NODE_BREAKER,
} from './resolved.breaker.options.js';
import type { HaptikBotOptions, StateLimitOptions } from '../haptik.module.options.js';
import { describeValue, isNumberWithin } from './numeric.option.js';
import { ResolvedHslOptions } from './resolved.hsl.options.js';
import { ResolvedSearchOptions } from './resolved.search.options.js';
import type { SecretsOption } from '../secrets.js';
import type { TextsPerLanguage } from '../texts/haptik.texts.js';
import { TextCatalog } from '../texts/text.catalog.js';

const ALL_FAILURE_REASONS: readonly NodeFailureReason[] = [
  'exception',
  'deadline',
  'empty',
  'invalid',
  'unknown-node',
  'circuit-open',
  'switched-off',
];

/** Haptik waits 30 s for a response. Protocol 2.1. */
const MAX_BUDGET_MS = 30_000;

/** The options of a bot with all defaults applied. */
export class ResolvedBotOptions {
  readonly secrets: SecretsOption | undefined;
  readonly allowUnsigned: boolean | readonly string[];
  readonly budget: { readonly totalMs: number; readonly reserveMs: number };
  readonly handoff: {
    readonly desk: AgentDesk | undefined;
    readonly team: string | undefined;
    readonly on: readonly NodeFailureReason[];
    readonly dedupeWindowMs: number;
    /** Undefined when the desk has no circuit breaker. */
    readonly breaker: ResolvedBreakerOptions | undefined;
  };
  /** Undefined when node methods have no circuit breaker. */
  readonly breaker: ResolvedBreakerOptions | undefined;
  /** Language of users whose language is unknown or has no text. */
  readonly language: string;
  readonly texts: TextCatalog;
  readonly stateLimits: Required<Omit<StateLimitOptions, 'omitAbove'>> & { omitAbove: number };
  readonly hsl: ResolvedHslOptions;
  readonly search: ResolvedSearchOptions;
  readonly platform: HaptikPlatformClient | undefined;

  /** @throws HaptikSetupError when a value is invalid */
  constructor(
    readonly name: string,
    given: HaptikBotOptions,
    inherited: HaptikBotOptions = {},
    renderer?: CopyRenderer,
  ) {
    const { totalMs = 25_000, reserveMs = 5_000 } = { ...inherited.budget, ...given.budget };
    const { desk, team, on = ALL_FAILURE_REASONS, dedupeWindowMs = 600_000 } = given.handoff ?? {};
    const limits = { ...inherited.stateLimits, ...given.stateLimits };
    this.secrets = given.secrets;
    this.allowUnsigned = given.allowUnsigned ?? false;
    this.budget = { totalMs, reserveMs };
    this.breaker = resolveBreakerOptions(
      `Bot "${name}": breaker`,
      [inherited.breaker, given.breaker],
      DEFAULT_NODE_BREAKER,
    );
    const breaker = resolveBreakerOptions(
      `Bot "${name}": handoff.breaker`,
      [inherited.handoff?.breaker, given.handoff?.breaker],
      DEFAULT_DESK_BREAKER,
    );
    this.handoff = { desk, team, on, dedupeWindowMs, breaker };
    validateTexts(name, given.texts ?? inherited.texts);
    this.language = given.language ?? inherited.language ?? 'en';
    this.texts = new TextCatalog([given.texts, inherited.texts], this.language, renderer);
    this.stateLimits = {
      total: limits.total ?? 500,
      user: limits.user ?? 200,
      omitAbove: limits.omitAbove ?? Infinity,
    };
    this.hsl = new ResolvedHslOptions(name, given.hsl, inherited.hsl);
    this.search = new ResolvedSearchOptions(name, given.search, inherited.search);
    this.platform = resolvePlatformClient(name, given.platform);
    this.validate();
  }

  /** Milliseconds that a node method may take, unless its own options set less. */
  get handlerTimeoutMs(): number {
    return this.budget.totalMs - this.budget.reserveMs;
  }

  /**
   * The budget of a call that may take less time than the budget of the bot: both parts are reduced in
   * proportion.
   */
  budgetWithin(timeLimitMs = Infinity): ResolvedBotOptions['budget'] {
    const { totalMs, reserveMs } = this.budget;
    if (timeLimitMs >= totalMs) return this.budget;
    return { totalMs: timeLimitMs, reserveMs: (reserveMs * timeLimitMs) / totalMs };
  }

  isUnsignedAllowed(node: string): boolean {
    return typeof this.allowUnsigned === 'boolean'
      ? this.allowUnsigned
      : this.allowUnsigned.includes(node);
  }

  get allowsAnyUnsigned(): boolean {
    return typeof this.allowUnsigned === 'boolean'
      ? this.allowUnsigned
      : this.allowUnsigned.length > 0;
  }

  private validate(): void {
    const { totalMs, reserveMs } = this.budget;
    const { dedupeWindowMs } = this.handoff;
    if (!isNumberWithin(dedupeWindowMs, 0)) {
      throw new HaptikSetupError(
        `Bot "${this.name}": handoff.dedupeWindowMs is ${describeValue(dedupeWindowMs)}. Set it to milliseconds, e.g. 600_000; ` +
          '0 disables the check, and Infinity allows one handoff per conversation.',
      );
    }
    const isTotal = isNumberWithin(totalMs, 0, MAX_BUDGET_MS);
    if (!(isTotal && isNumberWithin(reserveMs, 0) && reserveMs < totalMs)) {
      throw new HaptikSetupError(
        `Bot "${this.name}": a budget of ${describeValue(totalMs)} ms with a reserve of ${describeValue(reserveMs)} ms is ` +
          `invalid. Set budget.totalMs to at most ${MAX_BUDGET_MS}, since Haptik waits that long, ` +
          'and budget.reserveMs to less than totalMs.',
      );
    }
    for (const [limit, characters] of Object.entries(this.stateLimits)) {
      if (isNumberWithin(characters, 0)) continue;
      throw new HaptikSetupError(
        `Bot "${this.name}": stateLimits.${limit} is ${describeValue(characters)}. Set it to a number of characters, ` +
          'e.g. 500, or remove it.',
      );
    }
  }
}

/** @throws HaptikSetupError when a text was damaged by a wrong encoding */
function validateTexts(bot: string, texts: TextsPerLanguage = {}): void {
  for (const [language, own] of Object.entries(texts)) {
    for (const [key, text] of Object.entries(own)) {
      const damage = describeEncodingDamage(text);
      if (damage === undefined) continue;
      throw new HaptikSetupError(`Bot "${bot}": texts.${language}.${key}: ${damage}`);
    }
  }
}

function resolvePlatformClient(
  bot: string,
  given: HaptikBotOptions['platform'],
): HaptikPlatformClient | undefined {
  const isReady = given === undefined || given instanceof HaptikPlatformClient;
  return isReady ? given : new HaptikPlatformClient(given, `Bot "${bot}", option platform`);
}
