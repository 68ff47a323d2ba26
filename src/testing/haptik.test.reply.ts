import type { HslElement } from '../hsl/wire/hsl.element.js';
import type { UnexpectedResponse } from './unexpected.response.js';
import { decodeElement, parseJsonOrUndefined } from './message.decoder.js';

/**
 * What came back for a call: the HTTP answer, and the reply in it. Where the answer is no reply, as with
 * 401 and 404, what is read of a reply throws and says what came back; the HTTP answer can be read.
 */
export class HaptikTestReply {
  private constructor(
    readonly httpStatus: number,
    readonly headers: Headers,
    /** The body as it was sent. */
    readonly text: string,
    /** The body as JSON; undefined when it is none. */
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

  /** @throws Error when the answer is no reply */
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
