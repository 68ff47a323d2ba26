import type { AgentDesk } from '../handoff/desk/agent.desk.js';
import type { NodeFailureReason } from '../reply/result/node.failure.js';
import type { CustomChannelRules } from '../hsl/channel/channel.rules.js';
import type { Channel } from '../hsl/channel/built.in.channels.js';
import type { HaptikPlatformClient } from '../platform/haptik.platform.client.js';
import type { HaptikPlatformOptions } from '../platform/haptik.platform.options.js';
import type { HaptikEventListener } from './haptik.event.js';
import type { RecordingOptions } from './recording.options.js';
import type { SecretsOption } from './secrets.js';
import type { TextsPerLanguage } from './texts/haptik.texts.js';

/** Time budget of a call, in milliseconds. Haptik waits 30 s for a response. Protocol 2.1. */
export interface BudgetOptions {
  /** From the arrival of the request to the response. @default 25_000 */
  readonly totalMs?: number;
  /** The part of `totalMs` reserved for the handoff and the fallback text. @default 5_000 */
  readonly reserveMs?: number;
}

/**
 * Circuit breaker of a node method or an agent desk: after consecutive failures it is no longer
 * called, and users do not wait for it. When the open time has passed, one trial call tests it.
 * Each failed trial doubles the open time, up to a minute.
 */
export interface BreakerOptions {
  /** Consecutive failures that open the circuit. @default 10; 5 for the agent desk */
  readonly failureThreshold?: number;
  /** Milliseconds until the first trial call. @default 10_000; 15_000 for the agent desk */
  readonly openForMs?: number;
}

/** When chats are handed off to a human agent, and to which desk. */
export interface HandoffOptions {
  /** The agent desk. Without a desk no agent is called, and the user reads the fallback text. */
  readonly desk?: AgentDesk | undefined;
  /** Team that takes the chats, unless the node or the method sets another. */
  readonly team?: string;
  /** Failures of node methods that cause a handoff. @default all reasons */
  readonly on?: readonly NodeFailureReason[];
  /**
   * Milliseconds during which the same conversation is not handed off again. 0 disables the check,
   * and `Infinity` allows one handoff per conversation. @default 600_000
   */
  readonly dedupeWindowMs?: number;
  /** The circuit breaker of the desk; `false` for none. @default 5 consecutive failures, 15 s */
  readonly breaker?: BreakerOptions | false;
}

/** Size limits of the state maps, in characters of their JSON. Protocol 2.5. */
export interface StateLimitOptions {
  /** Both maps together. A larger size is logged as a warning. @default 500 */
  readonly total?: number;
  /** `user_details` alone. A larger size is logged as a warning. @default 200 */
  readonly user?: number;
  /**
   * A larger map is not sent, which is logged as an error. @default none: every map is sent
   */
  readonly omitAbove?: number;
}

export const HSL_ENCODINGS = ['string', 'object'] as const;
export type HslEncoding = (typeof HSL_ENCODINGS)[number];

export const HSL_ADAPTATIONS = ['off', 'warn', 'adapt'] as const;
/** Handling of elements that the channel does not support in their original form. */
export type HslAdaptation = (typeof HSL_ADAPTATIONS)[number];

export interface HslOptions {
  /**
   * Form of a rich element in `response`: a JSON string, as Haptik documents it, or an object.
   * @default 'string'
   */
  readonly encoding?: HslEncoding;
  /**
   * Handling of an element that the user's channel does not support in its original form. `off`: it
   * is sent unchanged. `warn`: it is sent unchanged and logged, once per node and channel. `adapt`:
   * it is logged and replaced by the result of `adaptToChannel` of `nestjs-haptik/hsl`.
   * @default 'warn'
   */
  readonly adaptation?: HslAdaptation;
  /**
   * The channel of a `device_platform` code, for codes that are unknown or whose capabilities have
   * changed, e.g. `{ 14: 'whatsappReplyButtons' }`. @default `CHANNELS` of `nestjs-haptik/hsl`
   */
  readonly channels?: Readonly<Record<number, Channel | CustomChannelRules>>;
}

/** Options of the search fields of forms. Their calls are not signed. Protocol 3.8. */
export interface SearchOptions {
  /**
   * A key that the URL must end with, `<path>/search/<name>/<key>`, or several keys during a
   * rotation. Users of the form can read it, so it is not secret from them. @default none
   */
  readonly key?: string | readonly string[] | undefined;
  /** Maximum number of suggestions in a response. @default 20 */
  readonly limit?: number;
  /** Milliseconds that a search method may take. @default 5_000 */
  readonly timeoutMs?: number;
  /**
   * Value of `Access-Control-Allow-Origin`, because the Web SDK may send the request from the page
   * that embeds it; `false` for no header. @default '*'
   */
  readonly allowOrigin?: string | false;
}

/** Options of one bot. */
export interface HaptikBotOptions {
  /** The shared secrets of the bot. Required, unless `allowUnsigned` opts out. */
  readonly secrets?: SecretsOption | undefined;
  /**
   * Accepts calls without a signature: `true` for all nodes that have no node-specific secret, or
   * the names of the nodes. @default false
   */
  readonly allowUnsigned?: boolean | readonly string[];
  /** @default 25 s, with a reserve of 5 s */
  readonly budget?: BudgetOptions;
  /**
   * Circuit breakers of the node methods, one per node; `false` for none. The options of a node
   * override it. @default 10 consecutive failures, 10 s
   */
  readonly breaker?: BreakerOptions | false;
  /** @default no handoff */
  readonly handoff?: HandoffOptions;
  /** Fallback texts per language; English and Hindi are built in. */
  readonly texts?: TextsPerLanguage;
  /** Language for users whose language is unknown or has no text. @default 'en' */
  readonly language?: string;
  readonly stateLimits?: StateLimitOptions;
  readonly hsl?: HslOptions;
  readonly search?: SearchOptions;
  /**
   * Access to the APIs of the platform through the injectable `HaptikPlatformClient`: options, or
   * a client that is shared with an agent desk. @default none
   */
  readonly platform?: HaptikPlatformOptions | HaptikPlatformClient;
}

/** Requests that a source may send a minute. */
export interface SourceLimitOptions {
  /**
   * Requests to the webhook that are rejected, such as forged calls. Further ones get 429 instead of the cause.
   * @default 300
   */
  readonly rejections?: number;
  /** Queries of search fields, which are unsigned. Further ones get 429. @default 600 */
  readonly searches?: number;
}

/** When calls are shed because memory is short. */
export interface MemoryOptions {
  /**
   * Share of the limit of the heap, or of the memory of the container or machine, above which calls are shed.
   * @default 0.9
   */
  readonly shedAbove?: number;
  /** Share below which all calls are admitted again. @default 0.05 below `shedAbove` */
  readonly resumeBelow?: number;
}

/**
 * Options of `HaptikModule.forRoot`: those of the default bot, and further bots by name. A further
 * bot inherits `budget`, `breaker`, `texts`, `language`, `stateLimits`, `hsl`, `search` and
 * `handoff.breaker` from the flat options. It does not inherit the secrets, the search key, the
 * platform and the other handoff options.
 */
export interface HaptikModuleOptions extends HaptikBotOptions {
  /** Further bots by name: `support` is served at `<path>/support`. */
  readonly bots?: Readonly<Record<string, HaptikBotOptions>>;
  /** Maximum size of a request body, in bytes; else 413. @default 1_048_576 (1 MiB) */
  readonly bodyLimit?: number;
  /** Milliseconds within which the body of a call must arrive; else 408. @default 30_000 */
  readonly bodyTimeoutMs?: number;
  /** Maximum number of concurrent calls. Further calls get the text `busy`. @default 1_000 */
  readonly maxInFlight?: number;
  /**
   * Maximum number of concurrent calls of each node, so that a slow one leaves room for the others. Further calls
   * get the text `busy`. The option `maxInFlight` of a node overrides it.
   * @default a quarter of `maxInFlight`; all of it when there is one node
   */
  readonly maxInFlightPerNode?: number;
  /**
   * Limits of requests a minute for each source, which is a client address, or a /64 of IPv6. An authentic call is
   * always answered. `true` for the defaults. @default false; the service sets true
   */
  readonly sourceLimits?: SourceLimitOptions | boolean;
  /**
   * Whether the application runs behind a proxy that appends the address of its client to `X-Forwarded-For`, so
   * that the last one is the source. Else clients could choose their source. @default false
   */
  readonly trustProxy?: boolean;
  /**
   * Sheds calls with the text `busy` while memory is short. `true` for the defaults.
   * @default false; the service sets true
   */
  readonly memory?: MemoryOptions | boolean;
  /**
   * The `keepAliveTimeout` of the server: milliseconds for which it keeps an idle connection open.
   * It must exceed that of a proxy in front of the server. `false` does not change the server.
   * @default 72_000, unless the application set one on its server
   */
  readonly keepAliveTimeoutMs?: number | false;
  /**
   * Milliseconds after `app.close()` in which calls in flight are answered. Node methods that would take longer
   * have their deadline cut, `budget.reserveMs` earlier, so that the reply or the handoff is sent in time. Then open
   * connections are closed.
   *
   * @default none: each call keeps its deadline, and the server waits for all responses
   */
  readonly shutdownTimeoutMs?: number;
  /** Required with `allowUnsigned` when NODE_ENV is `production`. @default false */
  readonly allowUnsignedInProduction?: boolean;
  /** Keeps the last calls, redacted. @default none are kept */
  readonly recording?: RecordingOptions;
  /**
   * Whether the endpoint `<path>/_development` tells tools on the same machine, such as the playground, about
   * nodes and the last calls. Not possible when NODE_ENV is `production`.
   * @default true when NODE_ENV is unset, `development` or `test`
   */
  readonly development?: boolean;
  /** Receives events, for metrics and alerts. */
  readonly onEvent?: HaptikEventListener;
}

/**
 * Options that the module needs before asynchronous options are resolved. `forRootAsync` takes them
 * next to `useFactory`.
 */
export interface HaptikModuleExtras {
  /** Path of the endpoint, below the global prefix of the application. @default 'haptik' */
  path?: string;
  /** Whether the exports, such as `NodeRegistry`, are available in every module. @default false */
  isGlobal?: boolean;
  /** Decorators for the webhook and search controllers, e.g. `SkipThrottle()`. @default none */
  decorators?: readonly ClassDecorator[];
}
