/**
 * A shared secret, as typed on the Integration tab of a Haptik node.
 *
 * `id` names it in logs and events; without one it is called by its place (`1`, `2`, …), never by
 * its value. After `notAfter` (a Date or an ISO string) it is no longer accepted.
 */
export type Secret =
  | string
  | {
      readonly id?: string;
      readonly value: string;
      readonly notAfter?: Date | string;
    };

/** One secret, or several while they rotate: the first is the current one. */
export type Secrets = Secret | readonly Secret[];

/**
 * Secrets that differ by node. A node that is listed accepts its own secrets only; the others
 * accept `default`.
 */
export interface SecretsPerNode {
  readonly default?: Secrets | undefined;
  readonly nodes: Readonly<Record<string, Secrets>>;
}

/**
 * All ways to give a bot's secrets. A function is asked while the application boots and again
 * after every minute of use, which is how secrets come from a vault and rotate without a restart.
 */
export type SecretsOption =
  Secrets | SecretsPerNode | (() => Secrets | SecretsPerNode | Promise<Secrets | SecretsPerNode>);

/** The secret of Haptik's own sample. It is public, so it opens nothing in production. */
export const DEVELOPMENT_SECRET = 'test';
