/** A text that is live. */
export interface PublishedText {
  readonly key: string;
  /** Language tag in lower case: `en`, `hi-in`. */
  readonly language: string;
  /** Null when it was published once and is not any more. */
  readonly text: string | null;
  /** Counts up with every publication, over all texts. */
  readonly revision: number;
}

/** Where published texts come from. Its own injection token: provide another to keep them elsewhere. */
export abstract class PublishedCopySource {
  /**
   * Everything that was published after a revision, in pages, by revision upwards. A store that was set
   * back to an earlier state, so that it never came to that revision, brings all it has.
   *
   * @throws Error with the `code` `opening` while it is still being opened, which is no failure
   */
  abstract load(after: number): AsyncIterable<readonly PublishedText[]>;

  /**
   * Calls `changed` whenever there may be something to load, within a second of the publication.
   *
   * @returns ends the watch
   */
  abstract watch(changed: () => void): Promise<() => Promise<void>>;
}

/** Injects the source of the application, or the default one. */
export const PUBLISHED_COPY_SOURCE = Symbol('haptik:published-copy-source');
