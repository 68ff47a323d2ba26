import { Injectable, Logger } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { DEVELOPMENT_SECRET, type Secrets } from '../options/secrets.js';
import { withTimeout } from '../resilience/deadlines/with.timeout.js';
import { BotSecrets } from './bot.secrets.js';

/** Age after which secrets are loaded again from their source. */
const MAX_AGE_MS = 60_000;
/** Minimum interval between loads that calls with an unknown secret cause. */
const MIN_RELOAD_INTERVAL_MS = 5_000;

/** Timeout of a source. */
const LOAD_TIMEOUT_MS = 3_000;

interface CachedSecrets {
  secrets: BotSecrets;
  loadedAt: number;
  loading: Promise<void> | undefined;
}

/** Holds the secrets of all bots, and reloads those whose source is a function. */
@Injectable()
export class SecretsService {
  readonly #logger = new Logger('Haptik');
  readonly #cache = new Map<string, CachedSecrets>();
  readonly #nodeSecrets = new Map<string, Map<string, Secrets>>();

  constructor(private readonly options: ResolvedHaptikOptions) {}

  /**
   * Loads the secrets of all bots for the first time, after the nodes have added theirs.
   *
   * @throws HaptikSetupError when there are none though some are asked for
   */
  async load(): Promise<void> {
    for (const bot of this.options.bots.keys()) await this.loadBot(bot);
  }

  /** Adds the secrets that a node's decorator names. Call it before {@link load}. */
  addNode(bot: string, node: string, secrets: Secrets): void {
    const nodes = this.#nodeSecrets.get(bot) ?? new Map<string, Secrets>();
    this.#nodeSecrets.set(bot, nodes.set(node, secrets));
  }

  /** The last loaded secrets of the bot. Stale ones are reloaded in the background. */
  get(bot: string): BotSecrets {
    const cached = this.getCached(bot);
    if (this.isDynamic(bot) && Date.now() - cached.loadedAt > MAX_AGE_MS)
      void this.refresh(bot, cached);
    return cached.secrets;
  }

  /** The secrets of the bot, reloaded unless they were loaded recently or have no source. */
  async reload(bot: string): Promise<BotSecrets | undefined> {
    const cached = this.getCached(bot);
    if (!this.isDynamic(bot) || Date.now() - cached.loadedAt < MIN_RELOAD_INTERVAL_MS)
      return undefined;
    await this.refresh(bot, cached);
    return cached.secrets;
  }

  /** Values of all secrets of the other bots, for the diagnosis. */
  secretsOfOtherBots(bot: string): string[] {
    return [...this.#cache]
      .filter(([name]) => name !== bot)
      .flatMap(([, { secrets: botSecrets }]) => botSecrets.distinct.map(({ value }) => value));
  }

  /**
   * Values of the secrets of all bots, of their platform clients and of their desks, which neither a line about a call nor its
   * recording may repeat.
   */
  readonly readAll = (): readonly string[] => {
    const secrets = [...this.#cache.values()].flatMap(({ secrets: { distinct } }) => distinct);
    return [...new Set([...this.options.readCredentials(), ...secrets.map(({ value }) => value)])];
  };

  private async loadBot(bot: string): Promise<void> {
    const botSecrets = await this.fetch(bot).catch((cause: unknown) => {
      if (cause instanceof HaptikSetupError) throw cause;
      throw new HaptikSetupError(
        `Bot "${bot}": the function in the option secrets failed, so no call could be verified.`,
        { cause },
      );
    });
    this.#cache.set(bot, { secrets: botSecrets, loadedAt: Date.now(), loading: undefined });
    this.validate(bot, botSecrets);
  }

  private async fetch(bot: string): Promise<BotSecrets> {
    const given = this.options.findBot(bot)?.secrets;
    const secrets = typeof given === 'function' ? await given() : given;
    return new BotSecrets(secrets, this.#nodeSecrets.get(bot) ?? []);
  }

  private refresh(bot: string, cached: CachedSecrets): Promise<void> {
    cached.loading ??= this.replace(bot, cached)
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.name : typeof error;
        this.#logger.error(
          `Bot "${bot}": reading its secrets failed (${reason}); the last ones stay.`,
        );
      })
      .finally(() => {
        cached.loadedAt = Date.now();
        cached.loading = undefined;
      });
    return cached.loading;
  }

  private async replace(bot: string, cached: CachedSecrets): Promise<void> {
    // A source that hangs must delay neither calls nor the next load.
    const botSecrets = await withTimeout(LOAD_TIMEOUT_MS, () => this.fetch(bot));
    if (botSecrets.isEmpty) throw new HaptikSetupError(`Bot "${bot}": the source has no secret.`);
    cached.secrets = botSecrets;
  }

  private validate(bot: string, botSecrets: BotSecrets): void {
    const options = this.options.findBot(bot);
    if (botSecrets.isEmpty && !options?.allowsAnyUnsigned) {
      throw new HaptikSetupError(`Bot "${bot}": the option secrets holds no secret. Give it one.`);
    }
    const { deployedEnvironment } = this.options;
    if (
      deployedEnvironment !== undefined &&
      botSecrets.distinct.some(({ value }) => value === DEVELOPMENT_SECRET)
    ) {
      throw new HaptikSetupError(
        `Bot "${bot}" uses the secret of Haptik's public sample, and NODE_ENV is ${deployedEnvironment}. ` +
          'Type your secret on the Integration tab of the node and give it here.',
      );
    }
    for (const { id, value } of botSecrets.distinct) {
      if (value !== value.trim()) {
        this.#logger.warn(`Bot "${bot}": secret "${id}" begins or ends with white space.`);
      }
    }
    if (options?.allowsAnyUnsigned) {
      const text = `Bot "${bot}" accepts unsigned calls: anyone who knows the URL can send them.`;
      this.#logger.warn(text);
    }
  }

  private isDynamic(bot: string): boolean {
    return typeof this.options.findBot(bot)?.secrets === 'function';
  }

  private getCached(bot: string): CachedSecrets {
    const cached = this.#cache.get(bot);
    if (!cached) throw new HaptikSetupError(`There is no bot "${bot}".`);
    return cached;
  }
}
