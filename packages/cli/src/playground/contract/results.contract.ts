import type { JsonObject } from './app.contract.js';
import type { RunSummary } from './run.contract.js';

export interface StartedRuns {
  readonly runs: readonly RunSummary[];
}

/** What Haptik does after a tap or a text. */
export type ActionResult =
  | ({ readonly kind: 'call' } & StartedRuns)
  /**
   * The flow has no node for the message, and nothing was sent: let the developer choose a node, and press or say
   * the same with it. `label` is that of the button.
   */
  | { readonly kind: 'choose-node'; readonly text: string; readonly label?: string }
  /** The chat is with an agent, who gets the message. */
  | { readonly kind: 'to-agent' }
  | { readonly kind: 'open-link'; readonly url: string; readonly isWebview: boolean }
  /** Haptik keeps the form, so only its id is known: ask for what the user enters, and press again with `formValues`. */
  | { readonly kind: 'ask-form'; readonly formId: string }
  /** Details of a carousel item: title, description and images are in the payload. */
  | { readonly kind: 'show-details'; readonly payload: JsonObject }
  | { readonly kind: 'phone-call'; readonly number?: string }
  | { readonly kind: 'share'; readonly text: string; readonly image?: string }
  /** Ask for coordinates, and press again with `location`. */
  | { readonly kind: 'ask-location' }
  /** Ask for a file, and press again with `file`. */
  | { readonly kind: 'pick-file'; readonly picker: 'gallery' | 'camera' | 'document' }
  /** The text is put into the message bar; the user sends it. */
  | { readonly kind: 'write-message'; readonly text: string }
  | { readonly kind: 'launch-channel'; readonly name: string }
  /** The host app of Haptik's SDK does it, e.g. `WALLET`. */
  | { readonly kind: 'app-action'; readonly action: string; readonly payload: JsonObject }
  /** Nothing happens, for a reason to show. */
  | { readonly kind: 'nothing'; readonly reason: string };

export interface SearchResult {
  /** URL as called, with its query. */
  readonly url: string;
  readonly httpStatus?: number;
  readonly isSuccess: boolean;
  readonly items: readonly JsonObject[];
  /** `error` of the response, or why there is none. */
  readonly error?: string;
  readonly totalMs: number;
}

/** An error response. */
export interface PlaygroundError {
  /** E.g. `invalid`, `not-found`, `forbidden`, `conflict`, `too-large`. */
  readonly code: string;
  /** A sentence with the cure. */
  readonly message: string;
}
