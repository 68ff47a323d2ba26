import { HaptikSetupError } from '../../haptik.error.js';

/** The webhook of the bot under test. */
export interface EmulatorWebhook {
  /** URL of the endpoint, e.g. `http://127.0.0.1:3000/haptik`. */
  readonly url: string | URL;
  /** Secret on the Integration tab of the node. @default unsigned calls */
  readonly secret?: string;
}

export interface HaptikPlatformEmulatorOptions {
  /** Port on 127.0.0.1. @default 0, a free port */
  readonly port?: number;
  /** Required token of `Authorization: Bearer`. @default 'token' */
  readonly token?: string;
  /** Required value of the header `client-id`. @default 'client' */
  readonly clientId?: string;
  /** Id of the business of the bot under test. @default 1 */
  readonly businessId?: number;
  /** Ids of inactive businesses of the client. @default none */
  readonly inactiveBusinesses?: readonly number[];
  /** Teams of agents; the first is the default team. @default ['support'] */
  readonly teams?: readonly string[];
  /** Inactive teams. @default none */
  readonly inactiveTeams?: readonly string[];
  /**
   * Names of registered users without messages; other users are unknown until they write. With `any`, an
   * unknown user in a handoff request counts as a user who has written, since the calls of a
   * `HaptikTestClient` come from users that the emulator has not seen.
   *
   * @default 'any'
   */
  readonly users?: 'any' | readonly string[];
  /** Nodes that complete the conversation on success. Protocol 2.3. @default none */
  readonly endNodes?: readonly string[];
  /** Whether a bot break hands the chat off to the default team. Protocol 2.4. @default false */
  readonly humanAssistance?: boolean;
  /** Message to the user at a bot break without human assistance. @default an apology */
  readonly botBreakMessage?: string;
  /** Milliseconds within which the response of the bot must be complete. Protocol 2.1. @default 30_000 */
  readonly replyTimeoutMs?: number;
  /** Duration of one second of a countdown, in milliseconds; tests use 1. @default 1000 */
  readonly countdownSecondMs?: number;
  /** Number of requests and of handoffs that are kept; the oldest are dropped. @default all */
  readonly maxRecords?: number;
  /** Characters of all messages that are kept; the oldest messages are dropped. @default all */
  readonly maxTranscriptLength?: number;
  /** The clock, in milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** Where the bot under test answers; can be set later by `connect`. @default none */
  readonly webhook?: EmulatorWebhook;
}

/** Options that can be changed while the emulator runs. */
export type EmulatorSettings = Pick<
  HaptikPlatformEmulatorOptions,
  'humanAssistance' | 'botBreakMessage' | 'endNodes' | 'replyTimeoutMs'
>;

export type ResolvedEmulatorOptions = Readonly<
  Required<Omit<HaptikPlatformEmulatorOptions, 'webhook'>>
>;

const DEFAULTS: ResolvedEmulatorOptions = Object.freeze({
  port: 0,
  token: 'token',
  clientId: 'client',
  businessId: 1,
  inactiveBusinesses: [],
  teams: ['support'],
  inactiveTeams: [],
  users: 'any',
  endNodes: [],
  humanAssistance: false,
  botBreakMessage: 'Sorry, something went wrong. Please try again.',
  replyTimeoutMs: 30_000,
  countdownSecondMs: 1000,
  maxRecords: Number.POSITIVE_INFINITY,
  maxTranscriptLength: Number.POSITIVE_INFINITY,
  now: () => Date.now(),
});

/** @throws HaptikSetupError when `teams` is empty */
export function resolveEmulatorOptions(
  options: HaptikPlatformEmulatorOptions,
): ResolvedEmulatorOptions {
  const { webhook: _, ...given } = options;
  const settings = Object.freeze({ ...DEFAULTS, ...given });
  if (settings.teams.length > 0) return settings;
  throw new HaptikSetupError(
    'HaptikPlatformEmulator: teams is empty. Give at least one team: the first is the default team.',
  );
}

export function getDefaultTeam({ teams }: ResolvedEmulatorOptions): string {
  return teams[0] ?? '';
}
