import type { HslElement } from '../hsl/wire/hsl.element.js';
import type { UnexpectedResponse } from './unexpected.response.js';
import { decodeElement, parseJsonOrUndefined } from './message.decoder.js';

/**
 * The HTTP response to a call, and the reply in it. When the response is not a reply, for example a 401
 * or 404, the getters of the reply throw with a description of the response; the HTTP fields stay
 * readable.
 */
export class HaptikTestReply {
  private constructor(
    readonly httpStatus: number,
    readonly headers: Headers,
    /** The raw body. */
    readonly text: string,
    /** The parsed JSON body; undefined for other bodies. */
    readonly body: unknown,
    private readonly explain: (answer: UnexpectedResponse) => string,
  ) {}

  /** @internal */
  static async of(
    response: Response,
    explain: (answer: UnexpectedResponse) => string,
  ): Promise<HaptikTestReply> {
    const text = await response.text();
    return new HaptikTestReply(
      response.status,
      response.headers,
      text,
      parseJsonOrUndefined(text),
      explain,
    );
  }

  /** `status` of the reply: success or failure. */
  get status(): boolean {
    return this.reply['status'] as boolean;
  }

  /** Messages of the reply, rich elements still encoded. */
  get response(): unknown[] {
    return this.reply['response'] as unknown[];
  }

  /** The plain texts of the reply. */
  get texts(): string[] {
    return this.response.filter(
      (message): message is string => typeof message === 'string' && !decodeElement(message),
    );
  }

  /** The rich elements of the reply, decoded. */
  get elements(): HslElement[] {
    return this.response.map(decodeElement).filter((element) => element !== undefined);
  }

  get conversationDetails(): Record<string, unknown> | undefined {
    return this.reply['conversation_details'] as Record<string, unknown> | undefined;
  }

  get userDetails(): Record<string, unknown> | undefined {
    return this.reply['user_details'] as Record<string, unknown> | undefined;
  }

  /** @throws Error when the response is not a reply */
  private get reply(): Readonly<Record<string, unknown>> {
    const { httpStatus, headers, text, body } = this;
    if (httpStatus !== 200 || !isReply(body)) {
      throw new Error(
        this.explain({ status: httpStatus, type: headers.get('content-type'), text }),
      );
    }
    return body;
  }
}

function isReply(body: unknown): body is Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null) return false;
  const { status, response } = body as Readonly<Record<string, unknown>>;
  return typeof status === 'boolean' && Array.isArray(response);
}
