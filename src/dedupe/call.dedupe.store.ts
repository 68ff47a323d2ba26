/** What is known about a call that is to run. */
export type DedupeClaim =
  /** It is new: this process runs it. */
  | { readonly kind: 'claimed' }
  /** It is running, here or on another replica. */
  | { readonly kind: 'running' }
  /** It was answered within the window. */
  | { readonly kind: 'answered'; readonly outcome: string };

/**
 * Remembers which calls of nodes with the option `dedupe` ran. Provide it in a global module; the default is in
 * memory, so replicas do not know of each other. Keys are HMACs, and outcomes are encrypted: a store sees nothing
 * of a call.
 */
export abstract class CallDedupeStore {
  /** Claims a call. An expired claim counts as none. Of concurrent claims one gets `claimed`. */
  abstract claim(key: string, expireAfterMs: number): Promise<DedupeClaim>;

  /** Keeps the outcome of a claimed call. */
  abstract complete(key: string, outcome: string, expireAfterMs: number): Promise<void>;

  /** Forgets a claimed call, so that it can run again. */
  abstract release(key: string): Promise<void>;
}

/** Injects the store of the application, or the default one. */
export const CALL_DEDUPE_STORE = Symbol('haptik:call-dedupe-store');
