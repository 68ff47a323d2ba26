import { HaptikSetupError } from '../haptik.error.js';
import { parseDatabaseUrl } from './database/database.url.js';

/** How handoffs that were not confirmed are tried again. Times are in milliseconds. */
export interface HandoffDeliveryOptions {
  /** The chat is too old after this, and nobody is called any more. @default 900_000 */
  readonly expireAfterMs?: number;
  /** Longest pause between two attempts; they begin at a second and double. @default 60_000 */
  readonly maxBackoffMs?: number;
  /** How long one attempt may take. @default 10_000 */
  readonly attemptTimeoutMs?: number;
  /** Attempts of this process at the same time. @default 20 */
  readonly concurrency?: number;
  /** Days for which handoffs that ended are kept; they name users. @default 30 */
  readonly retentionDays?: number;
}

/** What `HaptikStorageModule.forRoot` is given. */
export interface HaptikStorageOptions {
  /**
   * URL of a PostgreSQL database, e.g. `postgres://bot:secret@db.internal/haptik?sslmode=verify-full`, or
   * `postgres://bot@/haptik?host=/var/run/postgresql` by a socket. Without one an embedded database
   * (PGlite) keeps its files in `folder`, for one process at a time.
   */
  readonly url?: string | undefined;
  /** Folder of the embedded database; `memory://` keeps nothing. @default '.haptik' */
  readonly folder?: string;
  /** Connections to PostgreSQL that this process opens at most, beside those of the queue. @default 5 */
  readonly poolSize?: number;
  readonly handoffs?: HandoffDeliveryOptions;
}

/** Storage options with all defaults applied. Its own injection token. */
export class ResolvedStorageOptions {
  readonly url: string | undefined;
  readonly folder: string;
  readonly poolSize: number;
  readonly handoffs: Required<HandoffDeliveryOptions>;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor({ url, folder = '.haptik', poolSize = 5, handoffs }: HaptikStorageOptions = {}) {
    this.url = url === '' ? undefined : url;
    this.folder = folder;
    this.poolSize = poolSize;
    this.handoffs = {
      expireAfterMs: handoffs?.expireAfterMs ?? 900_000,
      maxBackoffMs: handoffs?.maxBackoffMs ?? 60_000,
      attemptTimeoutMs: handoffs?.attemptTimeoutMs ?? 10_000,
      concurrency: handoffs?.concurrency ?? 20,
      retentionDays: handoffs?.retentionDays ?? 30,
    };
    if (this.url !== undefined) parseDatabaseUrl(this.url);
    const numbers = Object.entries({ poolSize, ...this.handoffs });
    const wrong = numbers.find(([, value]) => !(Number.isInteger(value) && value > 0));
    if (wrong) {
      throw new HaptikSetupError(
        `HaptikStorageModule: ${wrong[0] === 'poolSize' ? 'poolSize' : `handoffs.${wrong[0]}`} must be a whole number above 0.`,
      );
    }
  }
}
