import { HaptikSetupError } from '../haptik.error.js';
import type { Secret, Secrets, SecretsPerNode } from '../options/secrets.js';
import { isSignedWith } from './signature.js';

/** A secret with its defaults applied. */
export interface ResolvedSecret {
  readonly id: string;
  readonly value: string;
  /** Milliseconds since the epoch; `Infinity` for a secret without an end. */
  readonly notAfter: number;
  /** Whether it is the first of its list, which remains after the rotation. */
  readonly isCurrent: boolean;
}

/** The secrets of a bot, and which of them a node accepts. */
export class BotSecrets {
  readonly #default: readonly ResolvedSecret[];
  readonly #nodes: ReadonlyMap<string, readonly ResolvedSecret[]>;
  readonly #distinct: readonly ResolvedSecret[];

  /** @throws HaptikSetupError for an empty secret or an invalid `notAfter` */
  constructor(
    given: Secrets | SecretsPerNode | undefined,
    nodeSecrets: Iterable<[string, Secrets]>,
  ) {
    const { default: shared, nodes } = isSecretsPerNode(given)
      ? given
      : { default: given, nodes: {} };
    this.#default = resolveSecrets(shared, 'default');
    this.#nodes = new Map(
      [...Object.entries(nodes), ...nodeSecrets].map(([node, list]) => [
        node,
        resolveSecrets(list ?? '', node),
      ]),
    );
    const all = [...this.#default, ...[...this.#nodes.values()].flat()];
    this.#distinct = [...new Map(all.map((secret) => [secret.value, secret])).values()];
  }

  get isEmpty(): boolean {
    return this.#distinct.length === 0;
  }

  /** All secrets of the bot, each value once, expired ones included. */
  get distinct(): readonly ResolvedSecret[] {
    return this.#distinct;
  }

  hasNodeSecrets(node: string): boolean {
    return this.#nodes.has(node);
  }

  /** The secrets that a node accepts: its own, or the shared ones when it has none. */
  secretsOf(node: string): readonly ResolvedSecret[] {
    return this.#nodes.get(node) ?? this.#default;
  }

  /** The secret that signed the bytes, expired ones included: the node decides on acceptance. */
  find(bytes: Uint8Array, digest: Uint8Array): ResolvedSecret | undefined {
    return this.#distinct.find(({ value }) => isSignedWith(bytes, digest, value));
  }

  /** The node's own entry for a secret that signed a call, unless it has expired. */
  findAccepted(node: string, secret: string, now: number): ResolvedSecret | undefined {
    return this.secretsOf(node).find(({ value, notAfter }) => value === secret && now <= notAfter);
  }
}

function isSecretsPerNode(given: Secrets | SecretsPerNode | undefined): given is SecretsPerNode {
  return typeof given === 'object' && !Array.isArray(given) && 'nodes' in given;
}

function resolveSecrets(secrets: Secrets | undefined, owner: string): readonly ResolvedSecret[] {
  if (secrets === undefined) return [];
  const list: readonly Secret[] = Array.isArray(secrets) ? secrets : [secrets as Secret];
  return list.map((secret, index) => resolveSecret(secret, index, owner));
}

/** An unset variable in a list is undefined, although the types exclude that. */
function isSecretObject(secret: Secret): secret is Exclude<Secret, string> {
  return typeof secret === 'object' && secret !== null;
}

function resolveSecret(secret: Secret, index: number, owner: string): ResolvedSecret {
  const { value, id, notAfter }: Exclude<Secret, string> = isSecretObject(secret)
    ? secret
    : { value: secret };
  const name = id ?? String(index + 1);
  if (typeof value !== 'string' || value === '') {
    throw new HaptikSetupError(
      `Secret "${name}" of ${owner} is empty, and an empty secret verifies nothing. If it comes ` +
        'from the environment, the variable is not set.',
    );
  }
  const end = notAfter === undefined ? Infinity : new Date(notAfter).getTime();
  if (Number.isNaN(end)) {
    throw new HaptikSetupError(
      `Secret "${name}" of ${owner} has a notAfter that is not a date. Give a Date or an ISO string ` +
        'such as "2027-01-31T00:00:00Z".',
    );
  }
  return { id: name, value, notAfter: end, isCurrent: index === 0 };
}
