import type { AgentDesk } from '../answer/agent.desk.js';
import type { NodeFailureReason } from '../answer/node.failure.js';
import type { Channel, CustomChannelRules } from '../hsl/channel/channel.rules.js';
import type { HaptikPlatformClient } from '../platform/haptik.platform.client.js';
import type { HaptikPlatformOptions } from '../platform/haptik.platform.options.js';
import type { HaptikEventListener } from './haptik.event.js';
import type { SecretsOption } from './secrets.js';
import type { TextsPerLanguage } from './text.catalog.js';

/** One time budget per call, in milliseconds. Haptik gives up after 30 s. Protocol 2.1. */
export interface BudgetOptions {
  /** From the arrival of the request to the answer. @default 25_000 */
  readonly totalMs?: number;
  /** The part of `total` that is kept for the handoff and the fallback text. @default 5_000 */
  readonly reserveMs?: number;
}

/**
 * When something that keeps failing is no longer called, so that users do not wait for it. After
 * a pause one call tries it again; each time that fails the pause doubles, up to a minute.
 */
export interface BreakerOptions {
  /** Failures in a row after which it is no longer called. @default 10; 5 for the agent desk */
  readonly failureThreshold?: number;
  /** Milliseconds until one call tries it again. @default 10_000; 15_000 for the agent desk */
  readonly openForMs?: number;
}

/** When and where chats go to a human agent. */
export interface HandoffOptions {
  /** Who is called. Without a desk nobody is, and the user reads the fallback text. */
  readonly desk?: AgentDesk;
  /** Team that takes the chats, unless the node or the method names another. */
  readonly team?: string;
  /** What is handed over without being asked for. @default every breakdown */
  readonly on?: readonly NodeFailureReason[];
  /**
   * How long a handoff stands, in milliseconds: within it the same conversation is not handed
   * over again. @default 600_000
   */
  readonly dedupeWindowMs?: number;
  /** The circuit of the desk; `false` for none. @default 5 failures in a row, 15 s */
  readonly breaker?: BreakerOptions | false;
}

/** Sizes of the state maps, counted in characters of their JSON. Protocol 2.5. */
export interface StateLimitOptions {
  /** Both maps together: more is logged. @default 500 */
  readonly total?: number;
  /** `user_details` alone: more is logged. @default 200 */
  readonly user?: number;
  /**
   * A map of more characters than this is not sent, and that is logged as an error.
   * @default none: everything is sent
   */
  readonly omitAbove?: number;
}

export const HSL_ENCODINGS = ['string', 'object'] as const;
export type HslEncoding = (typeof HSL_ENCODINGS)[number];

export const HSL_ADAPTATIONS = ['off', 'warn', 'adapt'] as const;
/** What a bot wants done with elements that a channel does not show as they are. */
export type HslAdaptation = (typeof HSL_ADAPTATIONS)[number];

export interface HslOptions {
  /**
   * How a rich element travels in `response`: as a JSON string, which is what Haptik documents,
   * or as an object. @default 'string'
   */
  readonly encoding?: HslEncoding;
  /**
   * What is done with an element that the user's channel does not show as it is: nothing; a line
   * in the log, once per node and channel; or that line and another form of it, as `fit` of
   * `nestjs-haptik/hsl` finds it. @default 'warn'
   */
  readonly adaptation?: HslAdaptation;
  /**
   * The channel of a `device_platform`, for codes that are not known or that show more by now,
   * e.g. `{ 14: 'whatsappReplyButtons' }`. @default what `CHANNELS` of `nestjs-haptik/hsl` says
   */
  readonly channels?: Readonly<Record<number, Channel | CustomChannelRules>>;
}

/** How the search fields of forms are answered. Their calls are not signed. Protocol 3.8. */
export interface SearchOptions {
  /**
   * A word that the URL must end with, `<path>/search/<name>/<key>`, or several while it changes.
   * Whoever sees the form can read it: it keeps strangers out, not users. @default none
   */
  readonly key?: string | readonly string[] | undefined;
  /** Proposals that are sent at most. @default 20 */
  readonly limit?: number;
  /** Milliseconds a search method may take. @default 5_000 */
  readonly timeoutMs?: number;
  /**
   * Origin of the pages that may read the answers, since the Web SDK may ask from the page it
   * stands on; `false` for none. @default '*'
   */
  readonly allowOrigin?: string | false;
}

/** What one bot is given. */
export interface HaptikBotOptions {
  /** The bot's shared secrets. Required, unless `unsigned` opts out. */
  readonly secrets?: SecretsOption | undefined;
  /**
   * Lets calls in that carry no signature: to all nodes that have no secret of their own, or to
   * the nodes that are named. @default none
   */
  readonly allowUnsigned?: boolean | readonly string[];
  /** @default 25 s, of which 5 s are the reserve */
  readonly budget?: BudgetOptions;
  /**
   * The circuits of the node methods, each of its own; `false` for none. A node may have its own
   * word. @default 10 failures in a row, 10 s
   */
  readonly breaker?: BreakerOptions | false;
  /** @default nobody is called */
  readonly handoff?: HandoffOptions;
  /** Fallback texts per language; English and Hindi are built in. */
  readonly texts?: TextsPerLanguage;
  /** Language of users whose language is unknown or has no text. @default 'en' */
  readonly language?: string;
  readonly stateLimits?: StateLimitOptions;
  readonly hsl?: HslOptions;
  /** The search fields of forms. */
  readonly search?: SearchOptions;
  /**
   * The platform's own APIs, for whoever injects `HaptikPlatformClient`: options, or a client that
   * an agent desk uses as well. @default none
   */
  readonly platform?: HaptikPlatformOptions | HaptikPlatformClient;
}

/**
 * What `HaptikModule.forRoot` is given: the default bot, and further ones by name. A further bot
 * takes `budget`, `breaker`, `texts`, `language`, `stateLimits`, `hsl`, `search` and
 * `handoff.breaker` from the flat options where it has none; its secrets, its search key, its platform
 * and the rest of its handoff are always its own.
 */
export interface HaptikModuleOptions extends HaptikBotOptions {
  /** Further bots: `support` answers on `<path>/support`. */
  readonly bots?: Readonly<Record<string, HaptikBotOptions>>;
  /** Largest body that is taken, in bytes. @default 1 MiB */
  readonly bodyLimit?: number;
  /** Milliseconds within which the body of a call must be there; else 408. @default 30_000 */
  readonly bodyTimeoutMs?: number;
  /** Calls that are answered at once; more get the text `busy`. @default 1_000 */
  readonly maxInFlight?: number;
  /**
   * Milliseconds for which the server keeps an idle connection open, which must be longer than the
   * proxy before it does: its `keepAliveTimeout`. `false` leaves the server as it is.
   * @default 72_000, unless the application set one on its server
   */
  readonly keepAliveTimeoutMs?: number | false;
  /** Needed beside `unsigned` when NODE_ENV is `production`. @default false */
  readonly allowUnsignedInProduction?: boolean;
  /** Receives what happens, for metrics. */
  readonly onEvent?: HaptikEventListener;
}

/** What must be known before options can be awaited. Stands beside them in `forRootAsync` too. */
export interface HaptikModuleExtras {
  /** Where the bots call, below the host's global prefix. @default 'haptik' */
  path?: string;
  /** Whether `NodeRegistry` and its kin can be injected everywhere. @default false */
  isGlobal?: boolean;
  /** Decorators for the webhook's controller, e.g. `SkipThrottle()`. @default none */
  decorators?: readonly ClassDecorator[];
}
