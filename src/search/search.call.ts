import { inspect } from 'node:util';

/**
 * One query of a form's search field: what was typed, and the user who typed it, if the platform names one.
 * It is not signed, so who asks is not proven. Protocol 3.8.
 */
export class SearchCall {
  /** @internal */
  constructor(
    /** Name of the search. */
    readonly search: string,
    /** Name of the bot whose path was asked. */
    readonly bot: string,
    /** What the user has typed so far; empty when nothing. */
    readonly query: string,
    readonly userId: string | undefined,
    readonly userName: string | undefined,
    /** `performance.now()` when the request was received. */
    readonly receivedAt: number,
  ) {}

  /** What was typed is personal, and so is who typed it. */
  toJSON(): Record<string, unknown> {
    return { search: this.search, bot: this.bot };
  }

  [inspect.custom](): string {
    return `SearchCall ${inspect(this.toJSON())}`;
  }
}
