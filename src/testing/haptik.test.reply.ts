import type { HslElement } from '../hsl/wire/hsl.element.js';
import { elementOf, jsonIn } from './shown.message.js';

/** What came back for a call: the HTTP answer, and the reply in it. */
export class HaptikTestReply {
  private constructor(
    readonly httpStatus: number,
    readonly headers: Headers,
    /** The body as it was sent. */
    readonly text: string,
    /** The body as JSON; undefined when it is none. */
    readonly body: unknown,
  ) {}

  /** @internal */
  static async of(response: Response): Promise<HaptikTestReply> {
    const text = await response.text();
    return new HaptikTestReply(response.status, response.headers, text, jsonIn(text));
  }

  /** `status` of the reply: success or failure. */
  get status(): boolean | undefined {
    return this.field('status') as boolean | undefined;
  }

  /** Messages of the reply, rich elements still encoded. */
  get response(): unknown[] {
    const response = this.field('response');
    return Array.isArray(response) ? (response as unknown[]) : [];
  }

  /** The plain texts of the reply. */
  get texts(): string[] {
    return this.response.filter(
      (message): message is string => typeof message === 'string' && !elementOf(message),
    );
  }

  /** The rich elements of the reply, decoded. */
  get elements(): HslElement[] {
    return this.response.map(elementOf).filter((element) => element !== undefined);
  }

  get conversationDetails(): Record<string, unknown> | undefined {
    return this.field('conversation_details') as Record<string, unknown> | undefined;
  }

  get userDetails(): Record<string, unknown> | undefined {
    return this.field('user_details') as Record<string, unknown> | undefined;
  }

  private field(name: string): unknown {
    return typeof this.body === 'object' && this.body !== null
      ? (this.body as Record<string, unknown>)[name]
      : undefined;
  }
}
