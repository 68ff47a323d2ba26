import { HaptikSetupError } from 'nestjs-haptik';
import { parseDatabaseUrl } from './database.url.js';

/** Retries of undelivered handoffs. */
export interface HandoffDeliveryOptions {
  /** Milliseconds after which a handoff expires and is not delivered any more. @default 900_000 */
  readonly expireAfterMs?: number;
  /** Maximum milliseconds between two attempts; the delay starts at a second and doubles. @default 60_000 */
  readonly maxBackoffMs?: number;
  /** Timeout of one attempt in milliseconds. @default 10_000 */
  readonly attemptTimeoutMs?: number;
  /** Maximum number of concurrent attempts in this process. @default 20 */
  readonly concurrency?: number;
  /** Days for which settled handoffs are kept; they contain user names. @default 30 */
  readonly retentionDays?: number;
}

/** Options of `HaptikStorageModule`. */
export interface HaptikStorageOptions {
  /**
   * URL of a PostgreSQL database, e.g. `postgres://bot:secret@db.internal/haptik?sslmode=verify-full`, or
   * `postgres://bot@/haptik?host=/var/run/postgresql` for a socket. Without a URL, an embedded database
   * (PGlite) stores its files in `folder`, for one process at a time.
   */
  readonly url?: string | undefined;
  /** Folder of the embedded database; `memory://` stores nothing on disk. @default '.haptik' */
  readonly folder?: string;
  /** Maximum number of PostgreSQL connections of this process, without those of the queue. @default 10 */
  readonly poolSize?: number;
  readonly handoffs?: HandoffDeliveryOptions;
  /**
   * Whether calls are counted by minute for the page Status of the console. Without it, nothing is counted or written;
   * the page still shows replicas, circuits and chats that wait.
   *
   * @default true
   */
  readonly statistics?: boolean;
}

/** Storage options with all defaults applied. The class is the injection token. */
export class ResolvedStorageOptions {
  readonly url: string | undefined;
  readonly folder: string;
  readonly poolSize: number;
  readonly handoffs: Required<HandoffDeliveryOptions>;
  readonly statistics: boolean;

  /** @throws HaptikSetupError when an option is invalid */
  constructor({
    url,
    folder = '.haptik',
    poolSize = 10,
    handoffs,
    statistics = true,
  }: HaptikStorageOptions = {}) {
    this.url = url === '' ? undefined : url;
    this.folder = folder;
    this.poolSize = poolSize;
    this.statistics = statistics;
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
