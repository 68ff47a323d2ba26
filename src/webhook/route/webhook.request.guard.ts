import type { IncomingMessage } from 'node:http';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import { ResolvedHaptikOptions } from '../../options/resolved.haptik.options.js';
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
import { restoreBodyHeaders } from '../receive/hidden.headers.js';
import { announcedLength, readBody } from '../../payload/body.reader.js';
import { RequestHeadValidator } from '../receive/request.head.validator.js';
import { exposeVerifiedBody } from './verified.body.js';

/** Finds the bot of the path, checks the headers, and only then reads the body. */
@Injectable()
export class WebhookRequestGuard implements CanActivate {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly head: RequestHeadValidator,
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
      const receivedAt = performance.now();
      const requestContext: WebhookRequestContext = { ...head, bytes, receivedAt };
      request[WEBHOOK_REQUEST_CONTEXT] = requestContext;
      if (!rawBody) exposeVerifiedBody(request, requestContext);
      return true;
    } catch (error) {
      await waitForShortBody(message);
      closeUnlessBodyRead(context);
      throw error;
    }
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
