import type { CopyRenderer } from '../../copy/reference/copy.renderer.js';
import { HaptikSetupError } from '../../haptik.error.js';
import { ResolvedBotOptions } from './resolved.bot.options.js';
import type { HaptikEventListener } from '../haptik.event.js';
import type { HaptikModuleOptions } from '../haptik.module.options.js';
import {
  describeValue,
  isNumberWithin,
  isPositiveInteger,
  validatePositiveInteger,
} from './numeric.option.js';
import { type ResolvedMemoryOptions, resolveMemoryOptions } from './resolved.memory.options.js';
import {
  type ResolvedSourceLimitOptions,
  resolveSourceLimitOptions,
} from './resolved.source.limit.options.js';
import { ResolvedRecordingOptions } from './resolved.recording.options.js';

/** Name of the bot of the flat options. */
export const DEFAULT_BOT = 'default';

/** Segments below the path of the endpoint. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(['search', '_development']);

/** Values of NODE_ENV on a developer's machine. */
const DEVELOPMENT_ENVIRONMENTS: ReadonlySet<string | undefined> = new Set([
  undefined,
  'development',
  'test',
]);

/** Node fires a timer with a longer delay immediately. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The options of the module with all defaults applied. An injection token. */
export class ResolvedHaptikOptions {
  readonly bots: ReadonlyMap<string, ResolvedBotOptions>;
  readonly bodyLimit: number;
  readonly bodyTimeoutMs: number;
  readonly maxInFlight: number;
  readonly maxInFlightPerNode: number | undefined;
  readonly memory: ResolvedMemoryOptions | undefined;
  readonly sourceLimits: ResolvedSourceLimitOptions | undefined;
  readonly trustProxy: boolean;
  readonly keepAliveTimeoutMs: number | false | undefined;
  readonly shutdownTimeoutMs: number | undefined;
  readonly onEvent: HaptikEventListener | undefined;
  readonly isProduction: boolean;
  /** NODE_ENV of a deployment, where the public secret is forbidden; undefined in development. */
  readonly deployedEnvironment: string | undefined;
  readonly allowUnsignedInProduction: boolean;
  readonly recording: ResolvedRecordingOptions;
  /** Whether tools on the same machine may ask for nodes and calls. */
  readonly development: boolean;

  /** @throws HaptikSetupError when an option is invalid, or a bot has no secret and does not opt out */
  constructor(
    {
      bots = {},
      bodyLimit = 1_048_576,
      bodyTimeoutMs = 30_000,
      maxInFlight = 1_000,
      maxInFlightPerNode,
      memory,
      sourceLimits,
      trustProxy = false,
      keepAliveTimeoutMs,
      shutdownTimeoutMs,
      allowUnsignedInProduction = false,
      recording,
      development,
      onEvent,
      ...flat
    }: HaptikModuleOptions,
    environment = process.env['NODE_ENV'],
    renderer?: CopyRenderer,
  ) {
    this.bodyLimit = validatePositiveInteger(
      'The option bodyLimit',
      bodyLimit,
      ', in bytes, e.g. 1_048_576',
    );
    this.bodyTimeoutMs = bodyTimeoutMs;
    this.maxInFlight = validatePositiveInteger('The option maxInFlight', maxInFlight);
    if (maxInFlightPerNode !== undefined) {
      validatePositiveInteger('The option maxInFlightPerNode', maxInFlightPerNode);
    }
    this.maxInFlightPerNode = maxInFlightPerNode;
    this.memory = resolveMemoryOptions(memory);
    this.sourceLimits = resolveSourceLimitOptions(sourceLimits);
    this.trustProxy = trustProxy;
    this.keepAliveTimeoutMs = validateKeepAliveTimeout(keepAliveTimeoutMs);
    this.shutdownTimeoutMs = validateShutdownTimeout(shutdownTimeoutMs);
    this.onEvent = onEvent;
    this.isProduction = environment === 'production';
    this.deployedEnvironment = DEVELOPMENT_ENVIRONMENTS.has(environment || undefined)
      ? undefined
      : environment;
    this.allowUnsignedInProduction = allowUnsignedInProduction;
    this.recording = new ResolvedRecordingOptions(recording, this.isProduction);
    this.development = development ?? this.deployedEnvironment === undefined;
    if (this.development && this.isProduction) {
      throw new HaptikSetupError(
        'The option development is true, and NODE_ENV is production, where the development endpoint must not ' +
          'exist. Remove the option.',
      );
    }
    if (!isNumberWithin(bodyTimeoutMs, 1, MAX_TIMER_MS)) {
      throw new HaptikSetupError(
        `The option bodyTimeoutMs is ${describeValue(bodyTimeoutMs)}. Set it to the milliseconds within ` +
          'which a body must arrive, e.g. 30_000.',
      );
    }
    const named = Object.entries(bots).map(
      ([name, bot]) => new ResolvedBotOptions(name, bot, flat, renderer),
    );
    const isDefaultGiven = flat.secrets !== undefined || flat.allowUnsigned !== undefined;
    const isDefaultNeeded = isDefaultGiven || named.length === 0;
    const all = isDefaultNeeded
      ? [new ResolvedBotOptions(DEFAULT_BOT, flat, {}, renderer), ...named]
      : named;
    if (isDefaultGiven && Object.hasOwn(bots, DEFAULT_BOT)) {
      throw new HaptikSetupError(
        `Bot "${DEFAULT_BOT}" is configured twice: by the flat options and in bots. Remove one of them.`,
      );
    }
    this.bots = new Map(all.map((bot) => [bot.name, bot]));
    all.forEach((bot) => this.validate(bot));
  }

  /** The bot served at `<path>/<name>`, or at `<path>` without a name. */
  findBot(name: string | undefined): ResolvedBotOptions | undefined {
    return this.bots.get(name || DEFAULT_BOT);
  }

  /** The bot of a call. @throws HaptikSetupError when the bot does not exist */
  getBot({ bot }: { readonly bot: string }): ResolvedBotOptions {
    const options = this.bots.get(bot);
    if (!options) throw new HaptikSetupError(`There is no bot "${bot}".`);
    return options;
  }

  /** The credentials of the platform clients and desks of all bots, which no log line may repeat. */
  readCredentials(): readonly string[] {
    return [...this.bots.values()].flatMap(({ platform, handoff: { desk } }) => [
      ...(platform?.credentials ?? []),
      ...(desk?.credentials ?? []),
    ]);
  }

  private validate(bot: ResolvedBotOptions): void {
    if (!/^[\w-]+$/.test(bot.name) || RESERVED_NAMES.has(bot.name)) {
      throw new HaptikSetupError(
        `Bot "${bot.name}": the name is part of a URL. Use letters, digits, "_" and "-", but not ` +
          '"search" and "_development", which are the paths of the search fields and of development.',
      );
    }
    if (bot.secrets === undefined && !bot.allowsAnyUnsigned) {
      const option = bot.name === DEFAULT_BOT ? 'secrets' : `bots.${bot.name}.secrets`;
      throw new HaptikSetupError(
        `Bot "${bot.name}" has no secret. Set the option ${option} of HaptikModule to the secret ` +
          'on the Integration tab of the Haptik node, or opt out with allowUnsigned: true. If the ' +
          'secret comes from the environment, the variable is not set.',
      );
    }
    if (this.isProduction && bot.allowsAnyUnsigned && !this.allowUnsignedInProduction) {
      throw new HaptikSetupError(
        `Bot "${bot.name}" accepts unsigned calls, and NODE_ENV is production. Set its secrets, ` +
          'or set allowUnsignedInProduction: true.',
      );
    }
  }
}

/** @throws HaptikSetupError when the value is not a valid delay of a Node timer */
function validateShutdownTimeout(time: number | undefined): number | undefined {
  if (time === undefined || isNumberWithin(time, 1, MAX_TIMER_MS)) return time;
  throw new HaptikSetupError(
    `The option shutdownTimeoutMs is ${describeValue(time)}. Set it to the milliseconds in which calls in flight are answered when ` +
      'the application closes, e.g. 15_000, or remove it.',
  );
}

/** @throws HaptikSetupError when the value is not a valid delay of a Node timer */
function validateKeepAliveTimeout(time: number | false | undefined): number | false | undefined {
  const isTime = isPositiveInteger(time) && time <= MAX_TIMER_MS;
  if (time === undefined || time === false || isTime) return time;
  throw new HaptikSetupError(
    `The option keepAliveTimeoutMs is ${describeValue(time)}. Set it to an integer of milliseconds, e.g. 72_000, that exceeds the ` +
      'idle timeout of a proxy in front of the application, or to false to leave the server unchanged.',
  );
}
