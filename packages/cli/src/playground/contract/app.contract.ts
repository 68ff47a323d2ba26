/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Whether the receiver can be called.
 *
 * - `connecting`: not yet known, at the start and while an app restarts.
 * - `up`: it answers HTTP requests.
 * - `down`: no connection.
 * - `not-haptik`: it answers, but not as a webhook does, e.g. 404 to a GET.
 */
export type TargetStatus = 'connecting' | 'up' | 'down' | 'not-haptik';

/** The receiver of the calls. */
export interface TargetState {
  /** URL of the webhook, without credentials and query. */
  readonly url: string;
  readonly status: TargetStatus;
  /** Why the status is what it is, with the cure, e.g. "Nothing listens on 127.0.0.1:3000. Start your app." */
  readonly detail?: string;
  /** Whether it is a running app with HaptikModule and its development endpoint. */
  readonly isNestHaptik: boolean;
  /** Changes at each start of the app; only with `isNestHaptik`. */
  readonly bootId?: string;
  /** Number of restarts noticed since the playground started. */
  readonly restarts: number;
  /** Of the bot at the URL: it signs the calls of its nodes without their own. */
  readonly secret: SecretState;
  /** Whether there is a secret for any bot or node. */
  readonly hasSecrets: boolean;
}

/** What the page knows of the secret: never the secret, nor a part of it. */
export interface SecretState {
  /** Name of the environment variable, e.g. `HAPTIK_SECRET`. */
  readonly variable: string;
  /**
   * - `environment`: the variable.
   * - `development`: the variable is not set, so the public secret of Haptik's sample is used.
   * - `none`: calls are unsigned.
   */
  readonly source: 'environment' | 'development' | 'none';
}

/** A node that can be called. */
export interface PlaygroundNode {
  /** Name of the bot; absent for the bot of the webhook's own path. */
  readonly bot?: string;
  readonly name: string;
  /** `app`: reported by the running app. `flow`: named in the flow or a preset only. `run`: called before. */
  readonly source: 'app' | 'flow' | 'run';
  /** Where the method is, e.g. `OrderBot.status`. */
  readonly handler?: string;
  /** Milliseconds that its method may take. */
  readonly timeoutMs?: number;
  /** The option for the node's own secret, when the app has one for it and the playground has not. */
  readonly missingSecret?: string;
  /**
   * JSON Schema of the entities: an object whose properties are named as the entities, with `required`, `enum`,
   * `format`, `minLength` and so on. Absent when the node has no DTO.
   */
  readonly entities?: JsonObject;
}

/** A search for form fields that the app offers. */
export interface PlaygroundSearch {
  readonly bot?: string;
  readonly name: string;
  /** URL for `search_source` of a form field. */
  readonly url: string;
}

/** What a running app with HaptikModule reports about itself. */
export interface PlaygroundApp {
  /** Version of nestjs-haptik in the app. */
  readonly version: string;
  /** Bots with a path below the webhook's; empty for an app with one bot. */
  readonly bots: readonly string[];
  readonly searches: readonly PlaygroundSearch[];
  /** Milliseconds within which the app itself answers a call. */
  readonly timeoutMs?: number;
  /** Part of `timeoutMs` that node methods do not get: for the handoff and the fallback text. */
  readonly reserveMs?: number;
}
