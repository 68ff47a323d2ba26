import type { IncomingHttpHeaders } from 'node:http';
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

/** What `getResponse()` returns then. Headers that are set are added to the response. */
export class ReceivedResponse {
  #headers: Record<string, string> | undefined;

  /** Sets a header, as on Express and node:http. */
  setHeader(name: string, value: string | number): this {
    this.#headers = { ...this.#headers, [name]: String(value) };
    return this;
  }

  /** Sets a header, as on Fastify. */
  header(name: string, value: string | number): this {
    return this.setHeader(name, value);
  }

  get headers(): Readonly<Record<string, string>> | undefined {
    return this.#headers;
  }
}
