import type { IncomingMessage } from 'node:http';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import type { ResolvedBotOptions } from '../options/resolved.bot.options.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import {
  getWebhookRequestContext,
  WEBHOOK_REQUEST_CONTEXT,
  type WebhookRequestContext,
  type WebhookHttpRequest,
} from '../payload/webhook.request.context.js';
import { PayloadException, PayloadTooLargeException } from '../payload/payload.exception.js';
import { SignatureHeaderValidator } from '../signature/signature.header.validator.js';
import {
  closeUnlessBodyRead,
  getIncomingMessage,
  waitForShortBody,
} from '../reply/lingering.close.js';
import { restoreExpressHeaders } from './express.parser.bypass.js';
import { readBody } from '../payload/body.reader.js';
import { exposeVerifiedBody } from './verified.body.js';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** The application read the body before the library and did not keep its bytes. */
class BodyAlreadyReadError extends HaptikSetupError {
  constructor() {
    super(
      'The body of a call was read before HaptikModule could read it, so no signature can be verified. A ' +
        'middleware or hook of the application, such as another body parser, reads the stream of every ' +
        'request: leave the path of HaptikModule out of it, or let it keep the bytes in request.rawBody. ' +
        "Nest's own parser does so with NestFactory.create(AppModule, { rawBody: true }), one of Express with " +
        'express.json({ verify: (request, _, bytes) => { request.rawBody = bytes; } }).',
    );
  }
}

/** Finds the bot of the path, checks the headers, and only then reads the body. */
@Injectable()
export class WebhookRequestGuard implements CanActivate {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly headerValidator: SignatureHeaderValidator,
  ) {}

  /**
   * @throws NotFoundException when there is no such bot
   * @throws PayloadException when the body is not an uncompressed JSON body within the limit
   * @throws SignatureException when the signature header is missing or malformed
   * @throws BodyAlreadyReadError when the application read the body and kept no bytes
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WebhookHttpRequest>();
    restoreExpressHeaders(request);
    const message = getIncomingMessage(context);
    try {
      const bot = this.resolveBot(request, message);
      const isUnread = request.rawBody === undefined;
      const bytes = request.rawBody ?? (await this.readRawBody(request, message));
      this.validateSize(bytes);
      const requestContext: WebhookRequestContext = {
        bot: bot.name,
        bytes,
        receivedAt: performance.now(),
      };
      request[WEBHOOK_REQUEST_CONTEXT] = requestContext;
      if (isUnread) exposeVerifiedBody(request, requestContext);
      return true;
    } catch (error) {
      await waitForShortBody(message);
      closeUnlessBodyRead(context);
      throw error;
    }
  }

  private resolveBot(request: WebhookHttpRequest, message: IncomingMessage): ResolvedBotOptions {
    const bot = this.options.findBot(request.params?.['bot']);
    if (!bot) throw new NotFoundException();
    this.validateHeaders(request, message);
    this.headerValidator.validate(bot.name, request);
    return bot;
  }

  private validateHeaders(
    { headers, rawBody }: WebhookHttpRequest,
    message: IncomingMessage,
  ): void {
    const type = headers['content-type'];
    if (typeof type !== 'string' || !JSON_TYPE.test(type)) {
      throw new PayloadException('the content type must be application/json');
    }
    if (!isIdentityEncoding(headers['content-encoding'])) {
      throw new PayloadException('the body must not be compressed: the signature covers its bytes');
    }
    const length = headers['content-length'];
    // In HTTP/2 the frames delimit the body.
    const isFramed = message.httpVersionMajor > 1 || headers['transfer-encoding'];
    const isAbsent = length === undefined && !isFramed && !rawBody;
    if (length === '0' || isAbsent) throw new PayloadException('the body is empty');
    if (Number(length) > this.options.bodyLimit) {
      throw new PayloadTooLargeException(this.options.bodyLimit);
    }
  }

  private validateSize({ length }: Buffer): void {
    if (length === 0) throw new PayloadException('the body is empty');
    if (length > this.options.bodyLimit) throw new PayloadTooLargeException(this.options.bodyLimit);
  }

  /** Keeps the bytes on the request, for interceptors and filters of the host. */
  private async readRawBody(
    request: WebhookHttpRequest,
    message: IncomingMessage,
  ): Promise<Buffer> {
    if (message.readableDidRead) throw new BodyAlreadyReadError();
    return (request.rawBody = await readBody(message, this.options));
  }
}

/** The request context that the guard made. */
export const WebhookContext = createParamDecorator((_: unknown, context) =>
  getWebhookRequestContext(context),
);

/** Whether a body is not encoded. An empty coding counts as none. RFC 9110 8.4. */
function isIdentityEncoding(header: string | string[] | undefined): boolean {
  const names = [header ?? ''].flat().flatMap((line) => line.split(','));
  return names.every((name) => /^\s*(identity)?\s*$/i.test(name));
}
