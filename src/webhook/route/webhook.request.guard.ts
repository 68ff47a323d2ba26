import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@opentelemetry/api';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { HaptikClock } from '../../resilience/deadlines/haptik.clock.js';
import { HaptikTracer } from '../../telemetry/tracing/haptik.tracer.js';
import {
  getWebhookRequestContext,
  WEBHOOK_REQUEST_CONTEXT,
  type WebhookRequestContext,
  type WebhookHttpRequest,
} from '../../payload/webhook.request.context.js';
import {
  closeUnlessBodyRead,
  getIncomingMessage,
  waitForShortBody,
} from '../../reply/lingering.close.js';
import { RejectionLimiter } from '../../limits/rejection.limiter.js';
import { restoreBodyHeaders } from '../receive/hidden.headers.js';
import { announcedLength, readBody } from '../../payload/body.reader.js';
import { SecretsService } from '../../signature/secrets.service.js';
import { RequestHeadValidator } from '../receive/request.head.validator.js';
import { exposeVerifiedBody } from './verified.body.js';

/** The response of Express, or that of Fastify. */
type RouteResponse = ServerResponse | { readonly raw: ServerResponse };

/** Finds the bot of the path, checks the headers, and only then reads the body. */
@Injectable()
export class WebhookRequestGuard implements CanActivate {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly head: RequestHeadValidator,
    private readonly secrets: SecretsService,
    private readonly clock: HaptikClock,
    private readonly rejections: RejectionLimiter,
    private readonly tracer: HaptikTracer,
  ) {}

  /**
   * @throws NotFoundException, PayloadException and SignatureException as `RequestHeadValidator`
   * @throws BodyAlreadyReadError when the application read the body and kept no bytes
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WebhookHttpRequest>();
    restoreBodyHeaders(request);
    const message = getIncomingMessage(context);
    try {
      const { headers, params, rawBody } = request;
      const length = rawBody ? rawBody.length : announcedLength(message, headers);
      const head = this.head.validate(params?.['bot'], headers, length);
      const bytes = rawBody ?? (await this.readRawBody(request, message));
      this.head.validateLength(bytes.length);
      const receivedAt = this.clock.now();
      const traceContext = this.startTrace(context, head.bot, headers);
      const requestContext: WebhookRequestContext = {
        ...head,
        bytes,
        receivedAt,
        applicationSecrets: this.secrets.readAll,
        traceContext,
      };
      request[WEBHOOK_REQUEST_CONTEXT] = requestContext;
      if (!rawBody) exposeVerifiedBody(request, requestContext);
      return true;
    } catch (error) {
      await waitForShortBody(message);
      closeUnlessBodyRead(context);
      throw this.rejections.limit(error, context);
    }
  }

  /** The span of the request ends with its response, which a guard or a filter may send. */
  private startTrace(
    context: ExecutionContext,
    bot: string,
    headers: IncomingHttpHeaders,
  ): Context | undefined {
    const trace = this.tracer.startWebhook({ bot, headers });
    if (!trace) return undefined;
    const response = context.switchToHttp().getResponse<RouteResponse>();
    const raw = 'raw' in response ? response.raw : response;
    raw.once('close', () => this.tracer.endWebhook(trace, raw.statusCode));
    return trace;
  }

  /** Keeps the bytes on the request, for interceptors and filters of the host. */
  private async readRawBody(
    request: WebhookHttpRequest,
    message: IncomingMessage,
  ): Promise<Buffer> {
    return (request.rawBody = await readBody(message, this.options));
  }
}

/** The request context that the guard made. */
export const WebhookContext = createParamDecorator((_: unknown, context) =>
  getWebhookRequestContext(context),
);
