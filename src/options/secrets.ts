/**
 * A shared secret, as entered on the Integration tab of a Haptik node.
 *
 * `id` identifies it in logs and events; the default is its position (`1`, `2`, …). The value is
 * never logged. After `notAfter` (a Date or an ISO 8601 string) it is no longer accepted.
 */
export type Secret =
  | string
  | {
      readonly id?: string;
      readonly value: string;
      readonly notAfter?: Date | string;
    };

/** One secret, or several during a rotation. The first is the current one. */
export type Secrets = Secret | readonly Secret[];

/**
 * Secrets per node. A listed node accepts only its own secrets; other nodes accept `default`.
 */
export interface SecretsPerNode {
  readonly default?: Secrets | undefined;
  readonly nodes: Readonly<Record<string, Secrets>>;
}

/**
 * The secrets of a bot. A function is called at boot and again after every minute of use, so that
 * secrets can come from a vault and rotate without a restart.
 */
export type SecretsOption =
  Secrets | SecretsPerNode | (() => Secrets | SecretsPerNode | Promise<Secrets | SecretsPerNode>);

/** The secret of Haptik's sample code. It is public, so it is rejected in production. */
export const DEVELOPMENT_SECRET = 'test';
