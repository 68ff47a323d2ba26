import {
  Injectable,
  NotFoundException,
  type OnApplicationBootstrap,
  ServiceUnavailableException,
} from '@nestjs/common';
import { RateLimitedLogger } from '../../rate.limited.logger.js';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { HaptikClock } from '../../resilience/deadlines/haptik.clock.js';
import { createCall } from '../../payload/payload.pipe.js';
import { CallObserver } from '../../recording/call.observer.js';
import { HaptikTracer } from '../../telemetry/tracing/haptik.tracer.js';
import { SecretsService } from '../../signature/secrets.service.js';
import { NodeSecretVerifier } from '../../signature/node.secret.verifier.js';
import { SignatureVerifier } from '../../signature/signature.verifier.js';
import { CallAnswerer } from './call.answerer.js';
import { chain } from './chain.js';
import { errorResponse, jsonResponse } from './error.response.js';
import { ReceivedRequest, ReceivedResponse } from './received.request.js';
import { RequestHeadValidator, type ValidatedHead } from './request.head.validator.js';
import type { WebhookRequest, WebhookRequestHead, WebhookResponse } from './webhook.request.js';

export const STATUS_PAGE =
  '<!doctype html><title>Haptik webhook</title><p>This endpoint accepts POST.</p>\n';
export const STATUS_PAGE_TYPE = 'text/html; charset=utf-8';
export const ALLOWED_METHODS = 'GET, HEAD, POST';

/** A request whose body may be read. */
export interface AcceptedHead extends ValidatedHead {
  readonly request: WebhookRequestHead;
}

/**
 * Answers requests to the endpoints of the bots without an HTTP framework: the request lifecycle from
 * top to bottom. The route of `HaptikModule` runs the same stages as guards, pipes and an interceptor.
 *
 * @hideconstructor
 * @example
 * const response = await app.get(WebhookReceiver).receive({
 *   method: 'POST',
 *   headers: { 'content-type': 'application/json', 'x-hub-signature': signature },
 *   body: Buffer.from(bytes),
 * });
 */
@Injectable()
export class WebhookReceiver implements OnApplicationBootstrap {
  readonly #logger = new RateLimitedLogger('Haptik');
  #isStarted = false;

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly head: RequestHeadValidator,
    private readonly signatures: SignatureVerifier,
    private readonly nodeSecrets: NodeSecretVerifier,
    private readonly secrets: SecretsService,
    private readonly answerer: CallAnswerer,
    private readonly observer: CallObserver,
    private readonly clock: HaptikClock,
    private readonly tracer: HaptikTracer,
  ) {}

  /** Called by Nest when the application starts. */
  onApplicationBootstrap(): void {
    this.#isStarted = true;
  }

  /** Never rejects: errors are responses, as of the exception filter of Nest. */
  receive(request: WebhookRequest): Promise<WebhookResponse> {
    return this.observer.isActive ? this.receiveObserved(request) : this.process(request);
  }

  private receiveObserved(request: WebhookRequest): Promise<WebhookResponse> {
    if (request.method !== 'POST') return this.process(request);
    return this.observer.observe(request, () =>
      this.process({ ...request, body: this.observer.keepBody(request.body) }),
    );
  }

  private async process(request: WebhookRequest): Promise<WebhookResponse> {
    try {
      const { body } = request;
      const isRead = typeof body !== 'function';
      const head = this.accept(isRead ? { ...request, bodyLength: body.length } : request);
      return 'status' in head ? head : await this.answer(head, isRead ? body : await body());
    } catch (error) {
      return errorResponse(error);
    }
  }

  /** The stages before the body: method, bot, headers. @returns the response when there is no call */
  accept(request: WebhookRequestHead): AcceptedHead | WebhookResponse {
    try {
      const early = this.rejectBeforeStart();
      if (early) return early;
      if (request.method !== 'POST') return this.respondToProbe(request);
      const { bot, claimed } = this.head.validate(request.bot, request.headers, request.bodyLength);
      return { bot, claimed, request };
    } catch (error) {
      return errorResponse(error);
    }
  }

  /** The stages after it: signature, call, node secret, dispatch, handoff, reply. Never throws or rejects. */
  answer(head: AcceptedHead, bytes: Buffer): WebhookResponse | Promise<WebhookResponse> {
    const { bot, request } = head;
    const trace = this.tracer.startWebhook({ bot, headers: request.headers });
    if (!trace) return this.tryRun(head, bytes);
    return chain(
      this.tracer.within(trace, () => this.tryRun(head, bytes)),
      (response) => {
        this.tracer.endWebhook(trace, response.status);
        return response;
      },
    );
  }

  private tryRun(head: AcceptedHead, bytes: Buffer): WebhookResponse | Promise<WebhookResponse> {
    try {
      const response = this.run(head, bytes);
      return response instanceof Promise ? response.catch(errorResponse) : response;
    } catch (error) {
      return errorResponse(error);
    }
  }

  private run(
    { bot, claimed, request }: AcceptedHead,
    bytes: Buffer,
  ): WebhookResponse | Promise<WebhookResponse> {
    const { headers, raw, timeLimitMs } = request;
    this.head.validateLength(bytes.length);
    const receivedAt = this.clock.now();
    const verified = this.tracer.trace('haptik.signature', () =>
      this.signatures.verify({ bot, bytes, claimed }, headers),
    );
    return chain(verified, (signature) => {
      const call = this.tracer.traceSync('haptik.payload', () =>
        createCall({
          bot,
          bytes,
          receivedAt,
          applicationSecrets: this.secrets.readAll,
          signature,
          timeLimitMs,
        }),
      );
      this.nodeSecrets.verify(call, signature);
      const response = new ReceivedResponse();
      const given = new ReceivedRequest(headers, bytes, raw);
      return chain(this.answerer.answer(call, given, response), (json) =>
        jsonResponse(200, json, response.headers),
      );
    });
  }

  /** The response before the application has started: no node is known, so a reply would be wrong. */
  rejectBeforeStart(): WebhookResponse | undefined {
    if (this.#isStarted) return undefined;
    this.#logger.error(
      'A request arrived before the application had started. Call await app.init() before the server listens.',
    );
    return errorResponse(new ServiceUnavailableException());
  }

  /** Haptik requires the endpoint to accept GET as well. Protocol 1.1. */
  private respondToProbe({ method, bot }: WebhookRequestHead): WebhookResponse {
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { Allow: ALLOWED_METHODS }, body: '' };
    if (!this.options.findBot(bot)) throw new NotFoundException();
    return { status: 200, headers: { 'Content-Type': STATUS_PAGE_TYPE }, body: STATUS_PAGE };
  }
}
