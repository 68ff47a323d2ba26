import type { IncomingMessage } from 'node:http';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import type { BotOptions } from '../options/bot.options.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { DELIVERY, type Delivery, type DoorRequest } from '../payload/delivery.js';
import { PayloadException, PayloadTooLargeException } from '../payload/payload.exception.js';
import { SignatureHeaderCheck } from '../signature/signature.header.check.js';
import { closeUnlessRead, messageOf, shortBodyOf } from '../reply/closing.answer.js';
import { isIdentity } from './content.encoding.js';
import { BodyTakenError } from './body.taken.error.js';
import { showByExpress } from './express.intake.js';
import { readBody } from '../payload/body.reader.js';
import { showBody } from './verified.body.js';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

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
   * @throws BodyTakenError when the application read the body and kept no bytes
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    showByExpress(request);
    const message = messageOf(context);
    try {
      const bot = this.botOf(request, message);
      const isOurs = request.rawBody === undefined;
      const bytes = request.rawBody ?? (await this.read(request, message));
      this.checkSize(bytes);
      const delivery: Delivery = { bot: bot.name, bytes, receivedAt: performance.now() };
      request[DELIVERY] = delivery;
      if (isOurs) showBody(request, delivery);
      return true;
    } catch (error) {
      await shortBodyOf(message);
      closeUnlessRead(context);
      throw error;
    }
  }

  private botOf(request: DoorRequest, message: IncomingMessage): BotOptions {
    const bot = this.options.bot(request.params?.['bot']);
    if (!bot) throw new NotFoundException();
    this.checkHeaders(request, message);
    this.signature.check(bot.name, request);
    return bot;
  }

  private checkHeaders({ headers, rawBody }: DoorRequest, message: IncomingMessage): void {
    const type = headers['content-type'];
    if (typeof type !== 'string' || !JSON_TYPE.test(type)) {
      throw new PayloadException('the content type must be application/json');
    }
    if (!isIdentity(headers['content-encoding'])) {
      throw new PayloadException('the body must not be compressed: the signature covers its bytes');
    }
    const length = headers['content-length'];
    // The frames of HTTP/2 tell where a body ends.
    const isFramed = message.httpVersionMajor > 1 || headers['transfer-encoding'];
    const isAbsent = length === undefined && !isFramed && !rawBody;
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
  private async read(request: DoorRequest, message: IncomingMessage): Promise<Buffer> {
    if (message.readableDidRead) throw new BodyTakenError();
    return (request.rawBody = await readBody(message, this.options));
  }
}

/** The delivery that the guard found. */
export const Delivered = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<DoorRequest>()[DELIVERY],
);
