/** A published text. */
export interface PublishedText {
  readonly key: string;
  /** Language tag in lower case: `en`, `hi-in`. */
  readonly language: string;
  /** Null when the text is no longer published. */
  readonly text: string | null;
  /** Increases with every publication, across all texts. */
  readonly revision: number;
}

/** The source of published texts. The class is the injection token: provide a subclass for another store. */
export abstract class PublishedCopySource {
  /**
   * Loads all publications after a revision, in pages ordered by revision. A store that was restored
   * from a backup and has not reached that revision returns all its texts.
   *
   * @throws Error with the `code` `opening` while the store is being opened, which does not count as a failure
   */
  abstract load(after: number): AsyncIterable<readonly PublishedText[]>;

  /**
   * Calls `changed` within a second of a publication. Calls without a publication are allowed.
   *
   * @returns a function that ends the watch
   */
  abstract watch(changed: () => void): Promise<() => Promise<void>>;
}

/** Injects the source of the application, or the default one. */
export const PUBLISHED_COPY_SOURCE = Symbol('haptik:published-copy-source');
