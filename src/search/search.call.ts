import { inspect } from 'node:util';

/**
 * One query of a form's search field: the typed text, and the user, if the platform sends one. It is not
 * signed, so the user is not verified. Protocol 3.8.
 */
export class SearchCall {
  /** @internal */
  constructor(
    /** Name of the search. */
    readonly search: string,
    /** Name of the bot whose path was requested. */
    readonly bot: string,
    /** The text that the user has typed so far; can be empty. */
    readonly query: string,
    readonly userId: string | undefined,
    readonly userName: string | undefined,
    /** `performance.now()` when the request was received. */
    readonly receivedAt: number,
  ) {}

  /** Excludes query and user, which are personal. */
  toJSON(): Record<string, unknown> {
    return { search: this.search, bot: this.bot };
  }

  [inspect.custom](): string {
    return `SearchCall ${inspect(this.toJSON())}`;
  }
}
