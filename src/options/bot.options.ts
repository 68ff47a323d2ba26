import type { AgentDesk } from '../answer/agent.desk.js';
import type { BreakdownReason } from '../answer/breakdown.js';
import type { CopyWriter } from '../answer/copy.writer.js';
import { damageOf } from '../damaged.text.js';
import { HaptikSetupError } from '../haptik.error.js';
import { HaptikPlatformClient } from '../platform/haptik.platform.client.js';
import { type BreakerSettings, breakerOf, DESK_BREAKER, NODE_BREAKER } from './breaker.settings.js';
import type { BotModuleOptions, StateLimits } from './haptik.module.options.js';
import { HslSettings } from './hsl.settings.js';
import { SearchSettings } from './search.settings.js';
import type { SecretsOption } from './secrets.js';
import { TextCatalogue, type TextsPerLanguage } from './texts.js';

const ALL_BREAKDOWNS: readonly BreakdownReason[] = [
  'exception',
  'deadline',
  'empty',
  'invalid',
  'unknown-node',
  'circuit-open',
  'switched-off',
];

/** Haptik waits 30 s; a budget beyond it would be spent on nobody. Protocol 2.1. */
const LONGEST_BUDGET = 30_000;

/** A bot's options with all defaults applied. */
export class BotOptions {
  readonly secrets: SecretsOption | undefined;
  readonly unsigned: boolean | readonly string[];
  readonly budget: { readonly total: number; readonly reserve: number };
  readonly handoff: {
    readonly desk: AgentDesk | undefined;
    readonly team: string | undefined;
    readonly on: readonly BreakdownReason[];
    readonly standsFor: number;
    /** Undefined when the desk is called whatever happened before. */
    readonly breaker: BreakerSettings | undefined;
  };
  /** Undefined when node methods are called whatever happened before. */
  readonly breaker: BreakerSettings | undefined;
  readonly texts: TextCatalogue;
  readonly stateLimits: Required<Omit<StateLimits, 'refuseAbove'>> & { refuseAbove: number };
  readonly hsl: HslSettings;
  readonly search: SearchSettings;
  readonly platform: HaptikPlatformClient | undefined;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor(
    readonly name: string,
    given: BotModuleOptions,
    inherited: BotModuleOptions = {},
    writer?: CopyWriter,
  ) {
    const { total = 25_000, reserve = 5_000 } = { ...inherited.budget, ...given.budget };
    const { desk, team, on = ALL_BREAKDOWNS, standsFor = 600_000 } = given.handoff ?? {};
    const limits = { ...inherited.stateLimits, ...given.stateLimits };
    this.secrets = given.secrets;
    this.unsigned = given.unsigned ?? false;
    this.budget = { total, reserve };
    this.breaker = breakerOf(
      `Bot "${name}": breaker`,
      [inherited.breaker, given.breaker],
      NODE_BREAKER,
    );
    const breaker = breakerOf(
      `Bot "${name}": handoff.breaker`,
      [inherited.handoff?.breaker, given.handoff?.breaker],
      DESK_BREAKER,
    );
    this.handoff = { desk, team, on, standsFor, breaker };
    checkTexts(name, given.texts ?? inherited.texts);
    this.texts = new TextCatalogue(
      [given.texts, inherited.texts],
      given.language ?? inherited.language ?? 'en',
      writer,
    );
    this.stateLimits = {
      total: limits.total ?? 500,
      user: limits.user ?? 200,
      refuseAbove: limits.refuseAbove ?? Infinity,
    };
    this.hsl = new HslSettings(name, given.hsl, inherited.hsl);
    this.search = new SearchSettings(name, given.search, inherited.search);
    this.platform = platformOf(name, given.platform);
    this.check();
  }

  /** Milliseconds that a node method gets, unless it asks for less. */
  get handlerTime(): number {
    return this.budget.total - this.budget.reserve;
  }

  acceptsUnsigned(node: string): boolean {
    return typeof this.unsigned === 'boolean' ? this.unsigned : this.unsigned.includes(node);
  }

  get hasUnsigned(): boolean {
    return typeof this.unsigned === 'boolean' ? this.unsigned : this.unsigned.length > 0;
  }

  private check(): void {
    const { total, reserve } = this.budget;
    const { standsFor } = this.handoff;
    if (!(standsFor >= 0)) {
      throw new HaptikSetupError(
        `Bot "${this.name}": handoff.standsFor is ${String(standsFor)}. Give it milliseconds, such as 600_000; ` +
          '0 lets every call hand over, and Infinity hands a conversation over once.',
      );
    }
    if (!(reserve >= 0 && total > reserve && total <= LONGEST_BUDGET)) {
      throw new HaptikSetupError(
        `Bot "${this.name}": a budget of ${total} ms with a reserve of ${reserve} ms cannot be ` +
          `kept. Give total at most ${LONGEST_BUDGET}, which is how long Haptik waits, and a ` +
          'reserve that is smaller than total.',
      );
    }
  }
}

/** @throws HaptikSetupError when a character of a text is lost */
function checkTexts(bot: string, texts: TextsPerLanguage = {}): void {
  for (const [language, own] of Object.entries(texts)) {
    for (const [key, text] of Object.entries(own)) {
      const damage = damageOf(text);
      if (damage === undefined) continue;
      throw new HaptikSetupError(`Bot "${bot}": texts.${language}.${key}: ${damage}`);
    }
  }
}

function platformOf(
  bot: string,
  given: BotModuleOptions['platform'],
): HaptikPlatformClient | undefined {
  const isReady = given === undefined || given instanceof HaptikPlatformClient;
  return isReady ? given : new HaptikPlatformClient(given, `Bot "${bot}", option platform`);
}
