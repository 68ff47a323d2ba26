import { type IncomingHttpHeaders, validateHeaderName, validateHeaderValue } from 'node:http';
import { parseJsonBytes } from '../../payload/json.bytes.js';

/**
 * What `context.switchToHttp().getRequest()` of a node method returns when the call did not come through
 * the route: the properties that requests of Express and Fastify share.
 */
export class ReceivedRequest {
  readonly method: string = 'POST';
  #body: unknown;

  constructor(
    readonly headers: IncomingHttpHeaders,
    /** The bytes that the signature covers. */
    readonly rawBody: Buffer,
    /** The request of the server or platform. */
    readonly raw: unknown,
  ) {}

  /** The JSON of the call, separate from the call. */
  get body(): unknown {
    this.#body ??= parseJsonBytes(this.rawBody);
    return this.#body;
  }
}

/** Headers that describe the body of the reply. */
const REPLY_BODY_HEADERS: ReadonlySet<string> = new Set([
  'content-length',
  'content-type',
  'transfer-encoding',
]);

/** What `getResponse()` returns then. Headers that are set are added to the response. */
export class ReceivedResponse {
  /** Names as they were set, and values, by name in lower case. */
  #headers: Map<string, readonly [name: string, value: string]> | undefined;

  /**
   * Sets a header, as on Express and node:http. Headers of the body are ignored.
   *
   * @throws TypeError for characters that a header cannot contain
   */
  setHeader(name: string, value: string | number): this {
    const text = String(value);
    validateHeaderName(name);
    validateHeaderValue(name, text);
    const key = name.toLowerCase();
    if (REPLY_BODY_HEADERS.has(key)) return this;
    this.#headers ??= new Map();
    this.#headers.set(key, [name, text]);
    return this;
  }

  /** Sets a header, as on Fastify. */
  header(name: string, value: string | number): this {
    return this.setHeader(name, value);
  }

  get headers(): Readonly<Record<string, string>> | undefined {
    return this.#headers && Object.fromEntries(this.#headers.values());
  }
}
