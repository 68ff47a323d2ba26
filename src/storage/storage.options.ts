import { HaptikSetupError } from '../haptik.error.js';
import { addressOf } from './database/database.address.js';

/** How hand-overs that were not confirmed are tried again. Times are in milliseconds. */
export interface StoredHandoffOptions {
  /** The chat is too old after this, and nobody is called any more. @default 900_000 */
  readonly giveUpAfter?: number;
  /** Longest pause between two attempts; they begin at a second and double. @default 60_000 */
  readonly longestPause?: number;
  /** How long one attempt may take. @default 10_000 */
  readonly attemptTime?: number;
  /** Attempts of this process at the same time. @default 20 */
  readonly atOnce?: number;
  /** Days for which hand-overs that ended are kept; they name users. @default 30 */
  readonly keepDays?: number;
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
  readonly connections?: number;
  readonly handoffs?: StoredHandoffOptions;
}

/** Storage options with all defaults applied. Its own injection token. */
export class StorageSettings {
  readonly url: string | undefined;
  readonly folder: string;
  readonly connections: number;
  readonly handoffs: Required<StoredHandoffOptions>;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor({ url, folder = '.haptik', connections = 5, handoffs }: HaptikStorageOptions = {}) {
    this.url = url === '' ? undefined : url;
    this.folder = folder;
    this.connections = connections;
    this.handoffs = {
      giveUpAfter: handoffs?.giveUpAfter ?? 900_000,
      longestPause: handoffs?.longestPause ?? 60_000,
      attemptTime: handoffs?.attemptTime ?? 10_000,
      atOnce: handoffs?.atOnce ?? 20,
      keepDays: handoffs?.keepDays ?? 30,
    };
    if (this.url !== undefined) addressOf(this.url);
    const numbers = Object.entries({ connections, ...this.handoffs });
    const wrong = numbers.find(([, value]) => !(Number.isInteger(value) && value > 0));
    if (wrong) {
      const name = wrong[0] === 'connections' ? wrong[0] : `handoffs.${wrong[0]}`;
      throw new HaptikSetupError(`HaptikStorageModule: ${name} must be a whole number above 0.`);
    }
  }
}
