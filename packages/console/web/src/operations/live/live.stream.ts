/** Whether the page hears of changes at once. */
export type LiveState =
  | { readonly name: 'connecting' }
  | { readonly name: 'live' }
  /** The page is asked to refresh itself meanwhile. */
  | { readonly name: 'reconnecting'; readonly since: number };

interface LiveStreamOptions {
  readonly url: string;
  readonly onState: (state: LiveState) => void;
  /** Something has changed, or may have changed while there was no connection. */
  readonly onChange: () => void;
}

/** The server sends a heartbeat after 10 seconds without a change. */
const MAX_SILENCE_MS = 30_000;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 15_000;
/** A hidden page gives its connection back, since browsers allow six to a host. */
const HIDDEN_CLOSE_MS = 60_000;

/**
 * Server-sent events that survive what an EventSource does not: responses with an error status,
 * connections that are silent, and sleep of the tab or the machine.
 */
export class LiveStream {
  #source: EventSource | undefined;
  #state: LiveState = { name: 'connecting' };
  #retryMs = FIRST_RETRY_MS;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  #lastEventAt = 0;

  constructor(private readonly options: LiveStreamOptions) {}

  /** Connects. Returns a function that ends the connection. */
  start(): () => void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('online', this.#reconnectNow);
    this.#connect();
    return () => {
      document.removeEventListener('visibilitychange', this.#onVisibility);
      window.removeEventListener('online', this.#reconnectNow);
      clearTimeout(this.#hiddenTimer);
      this.#disconnect();
    };
  }

  #connect(): void {
    this.#disconnect();
    const source = new EventSource(this.options.url, { withCredentials: true });
    this.#source = source;
    source.addEventListener('open', () => {
      const wasReconnecting = this.#state.name === 'reconnecting';
      this.#setState({ name: 'live' });
      this.#onEvent();
      // Changes during the gap were not announced.
      if (wasReconnecting) this.options.onChange();
    });
    source.addEventListener('heartbeat', this.#onEvent);
    source.addEventListener('change', () => {
      this.#onEvent();
      this.options.onChange();
    });
    source.addEventListener('end', this.#retryLater);
    source.addEventListener('error', this.#retryLater);
    this.#watchSilence();
  }

  #disconnect(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    this.#retryTimer = undefined;
    this.#source?.close();
    this.#source = undefined;
  }

  readonly #onEvent = (): void => {
    this.#lastEventAt = Date.now();
    this.#retryMs = FIRST_RETRY_MS;
    this.#watchSilence();
  };

  #watchSilence(): void {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(this.#retryLater, MAX_SILENCE_MS);
  }

  readonly #retryLater = (): void => {
    this.#disconnect();
    if (this.#state.name !== 'reconnecting')
      this.#setState({ name: 'reconnecting', since: Date.now() });
    // The next read says why: a session that ended leads to the sign-in page.
    this.options.onChange();
    this.#retryTimer = setTimeout(() => this.#connect(), this.#retryMs * (1 + Math.random() / 2));
    this.#retryMs = Math.min(this.#retryMs * 2, MAX_RETRY_MS);
  };

  readonly #reconnectNow = (): void => {
    this.#retryMs = FIRST_RETRY_MS;
    this.#connect();
  };

  readonly #onVisibility = (): void => {
    clearTimeout(this.#hiddenTimer);
    if (document.visibilityState === 'hidden') {
      this.#hiddenTimer = setTimeout(() => this.#disconnect(), HIDDEN_CLOSE_MS);
      return;
    }
    const isStale = !this.#source || Date.now() - this.#lastEventAt > MAX_SILENCE_MS;
    if (!isStale) return;
    this.#reconnectNow();
    this.options.onChange();
  };

  #setState(state: LiveState): void {
    this.#state = state;
    this.options.onState(state);
  }
}
