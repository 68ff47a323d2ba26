import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import type { BotOptions } from '../options/bot.options.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { DELIVERY, type DoorRequest } from '../payload/delivery.js';
import { PayloadException, PayloadTooLargeException } from '../payload/payload.exception.js';
import { SignatureHeaderCheck } from '../signature/signature.header.check.js';
import { closeAfterAnswer, shortBodyOf } from './closing.answer.js';
import { isIdentity } from './content.encoding.js';
import { BodyTakenError, RawBodyMissingError } from './raw.body.error.js';
import { readBody, UNREAD, type UnreadRequest } from './unread.body.js';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

type WebhookRequest = DoorRequest & UnreadRequest;

/** Is it a delivery? Finds the bot of the path, and the bytes once the headers are in order. */
@Injectable()
export class DeliveryGuard implements CanActivate {
  constructor(
    private readonly options: HaptikOptions,
    private readonly signature: SignatureHeaderCheck,
  ) {}

  /**
   * @throws NotFoundException when there is no such bot
   * @throws PayloadException when the body is no JSON body as Haptik sends it
   * @throws SignatureException when the header alone shows that it is not Haptik's
   * @throws BodyTakenError or RawBodyMissingError when the application does not keep the bytes
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<WebhookRequest>();
    const message = request.raw ?? (request as unknown as IncomingMessage);
    try {
      const bot = this.botOf(request);
      const bytes = request.rawBody ?? (await this.read(request, message));
      this.checkSize(bytes);
      request[DELIVERY] = { bot: bot.name, bytes, receivedAt: performance.now() };
      return true;
    } catch (error) {
      await shortBodyOf(message);
      closeAfterAnswer(message, responseOf(http.getResponse<AnyResponse>()));
      throw error;
    }
  }

  private botOf(request: WebhookRequest): BotOptions {
    const bot = this.options.bot(request.params?.['bot']);
    if (!bot) throw new NotFoundException();
    this.checkHeaders(request);
    this.signature.check(bot.name, request);
    return bot;
  }

  private checkHeaders({ headers, rawBody }: WebhookRequest): void {
    const type = headers['content-type'];
    if (typeof type !== 'string' || !JSON_TYPE.test(type)) {
      throw new PayloadException('the content type must be application/json');
    }
    if (!isIdentity(headers['content-encoding'])) {
      throw new PayloadException('the body must not be compressed: the signature covers its bytes');
    }
    const length = headers['content-length'];
    const isAbsent = length === undefined && !headers['transfer-encoding'] && !rawBody;
    if (length === '0' || isAbsent) throw new PayloadException('the body is empty');
    if (Number(length) > this.options.bodyLimit) {
      throw new PayloadTooLargeException(this.options.bodyLimit);
    }
  }

  private checkSize({ length }: Buffer): void {
    if (length === 0) throw new PayloadException('the body is empty');
    if (length > this.options.bodyLimit) throw new PayloadTooLargeException(this.options.bodyLimit);
  }

  /** The bytes are kept for what the host runs behind this guard. */
  private async read(request: WebhookRequest, message: IncomingMessage): Promise<Buffer> {
    if (message.readableDidRead) throw new BodyTakenError();
    if (!request[UNREAD]) throw new RawBodyMissingError();
    return (request.rawBody = await readBody(message, this.options));
  }
}

type AnyResponse = ServerResponse | { readonly raw: ServerResponse };

function responseOf(response: AnyResponse): ServerResponse {
  return 'raw' in response ? response.raw : response;
}

/** The delivery that the guard found. */
export const Delivered = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<DoorRequest>()[DELIVERY],
);
