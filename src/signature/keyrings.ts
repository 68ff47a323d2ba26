import { Injectable, Logger } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { DEVELOPMENT_SECRET, type Secrets } from '../options/secrets.js';
import { Keyring } from './keyring.js';

/** A source of secrets is asked again when its last answer is older than this. */
const FRESH_MS = 60_000;
/** A call with an unknown secret asks the source again, though not more often than this. */
const RETRY_MS = 5_000;

/** A source that does not answer within this has failed. */
const READ_MS = 3_000;

interface Shelf {
  ring: Keyring;
  readAt: number;
  reading: Promise<void> | undefined;
}

/** Holds the secrets of all bots, and asks the sources that are functions again. */
@Injectable()
export class Keyrings {
  readonly #logger = new Logger('Haptik');
  readonly #shelves = new Map<string, Shelf>();
  readonly #ofNodes = new Map<string, Map<string, Secrets>>();

  constructor(private readonly options: HaptikOptions) {}

  /**
   * Reads the secrets of all bots for the first time, once the nodes have added theirs.
   *
   * @throws HaptikSetupError when there are none though some are asked for
   */
  async load(): Promise<void> {
    for (const bot of this.options.bots.keys()) await this.loadOne(bot);
  }

  /** Adds the secrets that a node's decorator names. Call it before {@link load}. */
  addNode(bot: string, node: string, secrets: Secrets): void {
    const nodes = this.#ofNodes.get(bot) ?? new Map<string, Secrets>();
    this.#ofNodes.set(bot, nodes.set(node, secrets));
  }

  /** The bot's secrets as last read; a source that has grown stale is asked behind the call. */
  of(bot: string): Keyring {
    const shelf = this.shelf(bot);
    if (this.isSource(bot) && Date.now() - shelf.readAt > FRESH_MS) void this.refresh(bot, shelf);
    return shelf.ring;
  }

  /** The bot's secrets read anew, unless they were just read or do not come from a source. */
  async renewed(bot: string): Promise<Keyring | undefined> {
    const shelf = this.shelf(bot);
    if (!this.isSource(bot) || Date.now() - shelf.readAt < RETRY_MS) return undefined;
    await this.refresh(bot, shelf);
    return shelf.ring;
  }

  /** Values of all secrets of the other bots, for the diagnosis. */
  secretsBeside(bot: string): string[] {
    return [...this.#shelves]
      .filter(([name]) => name !== bot)
      .flatMap(([, { ring }]) => ring.distinct.map(({ value }) => value));
  }

  private async loadOne(bot: string): Promise<void> {
    const ring = await this.read(bot).catch((cause: unknown) => {
      if (cause instanceof HaptikSetupError) throw cause;
      throw new HaptikSetupError(
        `Bot "${bot}": the function in the option secrets failed, so no call could be verified.`,
        { cause },
      );
    });
    this.#shelves.set(bot, { ring, readAt: Date.now(), reading: undefined });
    this.check(bot, ring);
  }

  private async read(bot: string): Promise<Keyring> {
    const given = this.options.bot(bot)?.secrets;
    const secrets = typeof given === 'function' ? await given() : given;
    return new Keyring(secrets, this.#ofNodes.get(bot) ?? []);
  }

  private refresh(bot: string, shelf: Shelf): Promise<void> {
    shelf.reading ??= this.replace(bot, shelf)
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.name : typeof error;
        this.#logger.error(
          `Bot "${bot}": reading its secrets failed (${reason}); the last ones stay.`,
        );
      })
      .finally(() => {
        shelf.readAt = Date.now();
        shelf.reading = undefined;
      });
    return shelf.reading;
  }

  private async replace(bot: string, shelf: Shelf): Promise<void> {
    // A source that hangs must not hold calls, nor keep the next reading from starting.
    const ring = await Promise.race([this.read(bot), refuseAfter(READ_MS)]);
    if (ring.isEmpty) throw new HaptikSetupError(`Bot "${bot}": the source has no secret.`);
    shelf.ring = ring;
  }

  private check(bot: string, ring: Keyring): void {
    const options = this.options.bot(bot);
    if (ring.isEmpty && !options?.hasUnsigned) {
      throw new HaptikSetupError(`Bot "${bot}": the option secrets holds no secret. Give it one.`);
    }
    const { publicStage } = this.options;
    if (
      publicStage !== undefined &&
      ring.distinct.some(({ value }) => value === DEVELOPMENT_SECRET)
    ) {
      throw new HaptikSetupError(
        `Bot "${bot}" uses the secret of Haptik's public sample, and NODE_ENV is ${publicStage}. ` +
          'Type a secret of your own on the Integration tab of the node and give it here.',
      );
    }
    for (const { id, value } of ring.distinct) {
      if (value !== value.trim()) {
        this.#logger.warn(`Bot "${bot}": secret "${id}" begins or ends with white space.`);
      }
    }
    if (options?.hasUnsigned) {
      const text = `Bot "${bot}" lets unsigned calls in: anybody who knows the URL can make them.`;
      this.#logger.warn(text);
    }
  }

  private isSource(bot: string): boolean {
    return typeof this.options.bot(bot)?.secrets === 'function';
  }

  private shelf(bot: string): Shelf {
    const shelf = this.#shelves.get(bot);
    if (!shelf) throw new HaptikSetupError(`There is no bot "${bot}".`);
    return shelf;
  }
}

function refuseAfter(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the source did not answer')), milliseconds).unref();
  });
}
