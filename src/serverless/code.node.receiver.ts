import { type INestApplicationContext, Logger } from '@nestjs/common';
import { omitUndefined } from '../options/omit.undefined.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import { parseJsonBytes } from '../payload/json.bytes.js';
import { isJsonObject, type JsonObject, read, readScalar } from '../payload/json.object.js';
import { PayloadException } from '../payload/payload.exception.js';
import { createCall } from '../payload/payload.pipe.js';
import { getProvider } from '../webhook/listener/get.provider.js';
import { CallAnswerer } from '../webhook/receive/call.answerer.js';
import { ReceivedRequest, ReceivedResponse } from '../webhook/receive/received.request.js';
import type { ServerlessInvocation } from './serverless.event.js';

/** Which bot and node a code node addresses. */
export interface CodeNodeTarget {
  readonly bot: string;
  /** The node of bodies that name none. */
  readonly node: string | undefined;
}

/**
 * Answers the calls of code nodes: the request lifecycle from the call on. They have no signature, since the
 * platform itself runs the code. Protocol 6.
 */
export class CodeNodeReceiver {
  readonly #logger = new Logger('Haptik');
  readonly #answerer: CallAnswerer;
  readonly #fallbacks: FallbackReplies;

  constructor(
    app: INestApplicationContext,
    private readonly target: CodeNodeTarget,
  ) {
    this.#answerer = getProvider(app, CallAnswerer);
    this.#fallbacks = getProvider(app, FallbackReplies);
  }

  /** The JSON of the reply. Never rejects: an exception would be a bot break. */
  async receive(invocation: ServerlessInvocation, timeLimitMs: number): Promise<string> {
    const receivedAt = performance.now();
    try {
      const { bot } = this.target;
      const bytes = this.normalizeBody(invocation.event.body);
      const call = createCall({ bot, bytes, receivedAt, signature: 'unsigned', timeLimitMs });
      const request = new ReceivedRequest({}, bytes, invocation);
      return await this.#answerer.answer(call, request, new ReceivedResponse());
    } catch (error) {
      this.logFailure(error);
      return JSON.stringify(this.#fallbacks.toFailure('invalid', this.target));
    }
  }

  /** The body as the webhook gets it. Haptik's live test has `user_data` for `user`, and need not name a node. */
  private normalizeBody(body: unknown): Buffer {
    if (typeof body !== 'string') throw new PayloadException('the body is not a string of JSON');
    const bytes = Buffer.from(body, 'utf8');
    const json = parseBody(bytes);
    const user = isJsonObject(read(json, 'user')) ? undefined : read(json, 'user_data');
    const isNamed = readScalar(json, 'node') || readScalar(json, 'step');
    const node = isNamed ? undefined : this.target.node;
    if (user === undefined && node === undefined) return bytes;
    return Buffer.from(JSON.stringify({ ...json, ...omitUndefined({ user, node }) }));
  }

  private logFailure(error: unknown): void {
    const prefix = `Bot "${this.target.bot}", code node`;
    if (error instanceof PayloadException) {
      const fields = error.fieldErrors
        .map(({ field, message }) => `, ${field}: ${message}`)
        .join('');
      this.#logger.error(
        `${prefix}: ${error.message}${fields}. The option node of haptikMain names the node of bodies without one.`,
      );
    } else this.#logger.error(`${prefix}: ${error instanceof Error ? error.name : typeof error}`);
  }
}

function parseBody(bytes: Buffer): JsonObject {
  let json: unknown;
  try {
    json = parseJsonBytes(bytes);
  } catch {
    throw new PayloadException('the body is not JSON');
  }
  if (!isJsonObject(json)) throw new PayloadException('the body must be a JSON object');
  return json;
}
