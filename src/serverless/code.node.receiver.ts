import { type INestApplicationContext, Logger } from '@nestjs/common';
import { omitUndefined } from '../options/resolved/omit.undefined.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import { parseJsonBytes } from '../payload/json.bytes.js';
import { isJsonObject, type JsonObject, read, readScalar } from '../payload/json.object.js';
import { PayloadException } from '../payload/payload.exception.js';
import { createCall } from '../payload/payload.pipe.js';
import { CallObserver } from '../recording/call.observer.js';
import { SecretsService } from '../signature/secrets.service.js';
import { HaptikTracer } from '../telemetry/tracing/haptik.tracer.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
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
  readonly #observer: CallObserver;
  readonly #clock: HaptikClock;
  readonly #tracer: HaptikTracer;
  readonly #secrets: SecretsService;

  constructor(
    app: INestApplicationContext,
    private readonly target: CodeNodeTarget,
  ) {
    this.#answerer = getProvider(app, CallAnswerer);
    this.#fallbacks = getProvider(app, FallbackReplies);
    this.#observer = getProvider(app, CallObserver);
    this.#clock = getProvider(app, HaptikClock);
    this.#tracer = getProvider(app, HaptikTracer);
    this.#secrets = getProvider(app, SecretsService);
  }

  /** The JSON of the reply. Never rejects: an exception would be a bot break. */
  receive(invocation: ServerlessInvocation, timeLimitMs: number): Promise<string> {
    return this.#observer.isActive
      ? this.receiveObserved(invocation, timeLimitMs)
      : this.process(invocation, timeLimitMs);
  }

  private async receiveObserved(
    invocation: ServerlessInvocation,
    timeLimitMs: number,
  ): Promise<string> {
    const { bot } = this.target;
    const response = await this.#observer.observe({ bot, headers: {} }, async () => {
      const body = await this.process(invocation, timeLimitMs);
      return { status: 200, headers: {}, body };
    });
    return response.body;
  }

  private async process(invocation: ServerlessInvocation, timeLimitMs: number): Promise<string> {
    const trace = this.#tracer.startWebhook({ bot: this.target.bot, headers: {} });
    const json = await this.#tracer.within(trace, () => this.tryRun(invocation, timeLimitMs));
    if (trace) this.#tracer.endWebhook(trace, 200);
    return json;
  }

  private async tryRun(invocation: ServerlessInvocation, timeLimitMs: number): Promise<string> {
    const receivedAt = this.#clock.now();
    try {
      const { bot } = this.target;
      const bytes = this.normalizeBody(invocation.event.body);
      if (this.#observer.isActive) this.#observer.keepBytes(bytes);
      const applicationSecrets = this.#secrets.readAll;
      const call = createCall({
        bot,
        bytes,
        receivedAt,
        applicationSecrets,
        signature: 'unsigned',
        timeLimitMs,
      });
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
