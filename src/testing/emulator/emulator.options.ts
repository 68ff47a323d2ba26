import { HaptikSetupError } from '../../haptik.error.js';

/** Where the bot under test answers. */
export interface EmulatorWebhook {
  /** Whole URL of the door, e.g. `http://127.0.0.1:3000/haptik`. */
  readonly url: string | URL;
  /** Secret typed on the node's Integration tab. @default the calls are unsigned */
  readonly secret?: string;
}

export interface HaptikPlatformEmulatorOptions {
  /** Port on 127.0.0.1. @default 0, any that is free */
  readonly port?: number;
  /** Token that `Authorization: Bearer` must carry. @default 'token' */
  readonly token?: string;
  /** What the header `client-id` must carry. @default 'client' */
  readonly clientId?: string;
  /** The business whose bot is under test. @default 1 */
  readonly businessId?: number;
  /** Further businesses of the client, which are switched off. @default none */
  readonly inactiveBusinesses?: readonly number[];
  /** Teams of agents; the first is the default team. @default ['support'] */
  readonly teams?: readonly string[];
  /** Teams that exist and are switched off. @default none */
  readonly inactiveTeams?: readonly string[];
  /**
   * User names that are registered and have written nothing yet; others are unknown until they
   * write. With `anybody`, an unknown user who is handed over counts as one who has written, since
   * the calls of a `HaptikTestClient` come from users that the emulator has never seen.
   *
   * @default 'any'
   */
  readonly users?: 'any' | readonly string[];
  /** Nodes that end the conversation when they succeed. Protocol 2.3. @default none */
  readonly endNodes?: readonly string[];
  /** Whether a bot break brings the chat to the default team. Protocol 2.4. @default false */
  readonly humanAssistance?: boolean;
  /** What the user reads at a bot break without human assistance. @default a plain apology */
  readonly botBreakMessage?: string;
  /** Milliseconds in which the bot must have answered whole. Protocol 2.1. @default 30_000 */
  readonly replyTimeoutMs?: number;
  /** Milliseconds that a second of a countdown takes; tests use 1. @default 1000 */
  readonly countdownSecondMs?: number;
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** Where the bot under test answers; may be given later by `connect`. @default none */
  readonly webhook?: EmulatorWebhook;
}

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
  now: () => Date.now(),
});

/** @throws HaptikSetupError when there is no team */
export function resolveEmulatorOptions(
  options: HaptikPlatformEmulatorOptions,
): ResolvedEmulatorOptions {
  const { webhook: _, ...given } = options;
  const settings = Object.freeze({ ...DEFAULTS, ...given });
  if (settings.teams.length > 0) return settings;
  throw new HaptikSetupError(
    'HaptikPlatformEmulator: teams is empty. Name one team at least: the first takes bot breaks.',
  );
}

export function getDefaultTeam({ teams }: ResolvedEmulatorOptions): string {
  return teams[0] ?? '';
}
