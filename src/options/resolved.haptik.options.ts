import type { CopyRenderer } from '../answer/copy.renderer.js';
import { HaptikSetupError } from '../haptik.error.js';
import { ResolvedBotOptions } from './resolved.bot.options.js';
import type { HaptikEventListener } from './haptik.event.js';
import type { HaptikModuleOptions } from './haptik.module.options.js';

/** Name of the bot that the flat options describe. */
export const DEFAULT_BOT = 'default';

/** What NODE_ENV is on a developer's machine. */
const DEVELOPMENT_ENVIRONMENTS: ReadonlySet<string | undefined> = new Set([
  undefined,
  'development',
  'test',
]);

/** A timer of more milliseconds ends at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** What the code gets: given options with all defaults applied. Its own injection token. */
export class ResolvedHaptikOptions {
  readonly bots: ReadonlyMap<string, ResolvedBotOptions>;
  readonly bodyLimit: number;
  readonly bodyTimeoutMs: number;
  readonly maxInFlight: number;
  readonly keepAliveTimeoutMs: number | false | undefined;
  readonly onEvent: HaptikEventListener | undefined;
  readonly isProduction: boolean;
  /** The stage where it is none of a developer's machine, where a public secret must not stand. */
  readonly deployedEnvironment: string | undefined;
  readonly allowUnsignedInProduction: boolean;

  /** @throws HaptikSetupError when a bot has no secret and does not opt out */
  constructor(
    {
      bots = {},
      bodyLimit = 1_048_576,
      bodyTimeoutMs = 30_000,
      maxInFlight = 1_000,
      keepAliveTimeoutMs,
      allowUnsignedInProduction = false,
      onEvent,
      ...flat
    }: HaptikModuleOptions,
    environment = process.env['NODE_ENV'],
    renderer?: CopyRenderer,
  ) {
    this.bodyLimit = bodyLimit;
    this.bodyTimeoutMs = bodyTimeoutMs;
    this.maxInFlight = maxInFlight;
    this.keepAliveTimeoutMs = validateKeepAliveTimeout(keepAliveTimeoutMs);
    this.onEvent = onEvent;
    this.isProduction = environment === 'production';
    this.deployedEnvironment = DEVELOPMENT_ENVIRONMENTS.has(environment || undefined)
      ? undefined
      : environment;
    this.allowUnsignedInProduction = allowUnsignedInProduction;
    if (!(bodyTimeoutMs > 0 && bodyTimeoutMs <= MAX_TIMER_MS)) {
      throw new HaptikSetupError(
        `The option bodyTimeoutMs is ${String(bodyTimeoutMs)}. Give it the milliseconds in which a ` +
          'body must be there, such as 30_000.',
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
        `Bot "${DEFAULT_BOT}" is given twice: by the flat options and in bots. Keep one of them.`,
      );
    }
    this.bots = new Map(all.map((bot) => [bot.name, bot]));
    all.forEach((bot) => this.validate(bot));
  }

  /** The bot that answers on `<path>/<name>`, or on `<path>` when no name is given. */
  findBot(name: string | undefined): ResolvedBotOptions | undefined {
    return this.bots.get(name || DEFAULT_BOT);
  }

  /** The bot that was called; a call exists only for a bot that does. */
  getBot({ bot }: { readonly bot: string }): ResolvedBotOptions {
    const options = this.bots.get(bot);
    if (!options) throw new HaptikSetupError(`There is no bot "${bot}".`);
    return options;
  }

  private validate(bot: ResolvedBotOptions): void {
    if (!/^[\w-]+$/.test(bot.name) || bot.name === 'search') {
      throw new HaptikSetupError(
        `Bot "${bot.name}": the name is part of a URL. Use letters, digits, "_" and "-", and not ` +
          '"search", below which the search fields of forms are answered.',
      );
    }
    if (bot.secrets === undefined && !bot.allowsAnyUnsigned) {
      const option = bot.name === DEFAULT_BOT ? 'secrets' : `bots.${bot.name}.secrets`;
      throw new HaptikSetupError(
        `Bot "${bot.name}" has no secret. Give HaptikModule the option ${option} with the secret ` +
          'that is typed on the Integration tab of the Haptik node, or opt out with allowUnsigned: ' +
          'true. If the secret comes from the environment, the variable is not set.',
      );
    }
    if (this.isProduction && bot.allowsAnyUnsigned && !this.allowUnsignedInProduction) {
      throw new HaptikSetupError(
        `Bot "${bot.name}" lets unsigned calls in, and NODE_ENV is production. Give it secrets, ` +
          'or set allowUnsignedInProduction: true beside unsigned.',
      );
    }
  }
}

/** @throws HaptikSetupError when a timer of Node would not take it */
function validateKeepAliveTimeout(time: number | false | undefined): number | false | undefined {
  const isTime = typeof time === 'number' && Number.isInteger(time) && time > 0 && time < 2 ** 31;
  if (time === undefined || time === false || isTime) return time;
  throw new HaptikSetupError(
    `The option keepAliveTimeoutMs is ${time}. It is a time in whole milliseconds such as 72_000, longer than the ` +
      'proxy before the application keeps an idle connection, or false to leave the server as it is.',
  );
}
