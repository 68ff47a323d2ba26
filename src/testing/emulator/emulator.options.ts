import { HaptikSetupError } from '../../haptik.error.js';

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
   * @default 'anybody'
   */
  readonly users?: 'anybody' | readonly string[];
  /** Milliseconds that a second of a countdown takes; tests use 1. @default 1000 */
  readonly secondMs?: number;
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

export type EmulatorSettings = Readonly<Required<HaptikPlatformEmulatorOptions>>;

const DEFAULTS: EmulatorSettings = Object.freeze({
  port: 0,
  token: 'token',
  clientId: 'client',
  businessId: 1,
  inactiveBusinesses: [],
  teams: ['support'],
  inactiveTeams: [],
  users: 'anybody',
  secondMs: 1000,
  now: () => Date.now(),
});

/** @throws HaptikSetupError when there is no team */
export function settingsOf(options: HaptikPlatformEmulatorOptions): EmulatorSettings {
  const settings = Object.freeze({ ...DEFAULTS, ...options });
  if (settings.teams.length > 0) return settings;
  throw new HaptikSetupError(
    'HaptikPlatformEmulator: teams is empty. Name one team at least: the first takes bot breaks.',
  );
}

export function defaultTeamOf({ teams }: EmulatorSettings): string {
  return teams[0] ?? '';
}
