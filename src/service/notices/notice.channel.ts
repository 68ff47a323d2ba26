import type { Notice } from './notice.js';

/** A way to reach operators. */
export abstract class NoticeChannel {
  /** The name in log lines. */
  abstract readonly name: string;
  /** The setting to check when sending fails. */
  abstract readonly setting: string;

  /**
   * Sends a notice.
   *
   * @param signal aborts when the time of the attempt is over
   * @throws NoticeRejectedError when another attempt would fail, too; other errors are tried again
   */
  abstract send(notice: Notice, signal: AbortSignal): Promise<void>;
}

/** The receiver does not accept the notice. The message is logged, so it must not contain a URL. */
export class NoticeRejectedError extends Error {
  override readonly name = 'NoticeRejectedError';
}
