import { Injectable, NotFoundException } from '@nestjs/common';
import { HandoffService } from '../../handoff/handoff.service.js';
import { NodeDispatcher } from '../../nodes/node.dispatcher.js';
import { ResolvedHaptikOptions } from '../../options/resolved.haptik.options.js';
import { createCall } from '../../payload/payload.pipe.js';
import { ReplyEncoder } from '../../reply/reply.encoder.js';
import { NodeSecretVerifier } from '../../signature/node.secret.verifier.js';
import { SignatureVerifier } from '../../signature/signature.verifier.js';
import { errorResponse, jsonResponse } from './error.response.js';
import { ReceivedRequest, ReceivedResponse } from './received.request.js';
import { RequestHeadValidator } from './request.head.validator.js';
import type { WebhookRequest, WebhookResponse } from './webhook.request.js';

export const STATUS_PAGE =
  '<!doctype html><title>Haptik webhook</title><p>This endpoint accepts POST.</p>\n';
export const STATUS_PAGE_TYPE = 'text/html; charset=utf-8';
export const ALLOWED_METHODS = 'GET, HEAD, POST';

/**
 * Answers requests to the endpoints of the bots without an HTTP framework: the request lifecycle from
 * top to bottom. The route of `HaptikModule` runs the same stages as guards, pipes and an interceptor.
 *
 * @example
 * const response = await app.get(WebhookReceiver).receive({
 *   method: 'POST',
 *   headers: { 'content-type': 'application/json', 'x-hub-signature': signature },
 *   body: Buffer.from(bytes),
 * });
 */
@Injectable()
export class WebhookReceiver {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly head: RequestHeadValidator,
    private readonly signatures: SignatureVerifier,
    private readonly nodeSecrets: NodeSecretVerifier,
    private readonly dispatcher: NodeDispatcher,
    private readonly handoffs: HandoffService,
    private readonly replies: ReplyEncoder,
  ) {}

  /** Never rejects: errors are responses, as of the exception filter of Nest. */
  async receive(request: WebhookRequest): Promise<WebhookResponse> {
    try {
      const { method, headers, body } = request;
      if (method !== 'POST') return this.respondToProbe(request);
      const isRead = typeof body !== 'function';
      const { name } = this.head.validate(
        request.bot,
        headers,
        isRead ? body.length : request.bodyLength,
      );
      const bytes = isRead ? body : await body();
      this.head.validateLength(bytes.length);
      const receivedAt = performance.now();
      const signature = await this.signatures.verify(name, bytes, headers);
      const call = createCall({
        bot: name,
        bytes,
        receivedAt,
        signature,
        timeLimitMs: request.timeLimitMs,
      });
      this.nodeSecrets.verify(call, signature);
      const response = new ReceivedResponse();
      const outcome = await this.dispatcher.dispatch(
        call,
        new ReceivedRequest(headers, bytes, request.raw),
        response,
      );
      const reply = await this.handoffs.toReply(outcome, call);
      const json = this.replies.encode(reply, call);
      this.replies.emitAnswered(reply, call);
      return jsonResponse(200, json, response.headers);
    } catch (error) {
      return errorResponse(error);
    }
  }

  /** Haptik requires the endpoint to accept GET as well. Protocol 1.1. */
  private respondToProbe({ method, bot }: WebhookRequest): WebhookResponse {
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { Allow: ALLOWED_METHODS }, body: '' };
    if (!this.options.findBot(bot)) throw new NotFoundException();
    return { status: 200, headers: { 'Content-Type': STATUS_PAGE_TYPE }, body: STATUS_PAGE };
  }
}
