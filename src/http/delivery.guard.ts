import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import { HaptikOptions } from '../options/haptik.options.js';
import { DELIVERY, type DoorRequest } from '../payload/delivery.js';
import { PayloadException, PayloadTooLargeException } from '../payload/payload.exception.js';
import { RawBodyMissingError } from './raw.body.error.js';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** Is it a delivery? Finds the bot of the path and the bytes of the body. */
@Injectable()
export class DeliveryGuard implements CanActivate {
  constructor(private readonly options: HaptikOptions) {}

  /**
   * @throws NotFoundException when there is no such bot
   * @throws PayloadException when the body is no JSON body as Haptik sends it
   * @throws RawBodyMissingError when the application does not keep the bytes
   */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    const bot = this.options.bot(request.params?.['bot']);
    if (!bot) throw new NotFoundException();
    const bytes = this.bytesOf(request);
    request[DELIVERY] = { bot: bot.name, bytes, receivedAt: performance.now() };
    return true;
  }

  private bytesOf({ headers, rawBody }: DoorRequest): Buffer {
    const type = headers['content-type'];
    if (typeof type !== 'string' || !JSON_TYPE.test(type)) {
      throw new PayloadException('the content type must be application/json');
    }
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      throw new PayloadException('the body must not be compressed: the signature covers its bytes');
    }
    const isEmpty = headers['content-length'] === '0' || rawBody?.length === 0;
    const isAbsent = headers['content-length'] === undefined && !headers['transfer-encoding'];
    if (isEmpty || (isAbsent && !rawBody)) throw new PayloadException('the body is empty');
    if (!rawBody) throw new RawBodyMissingError();
    if (rawBody.length > this.options.bodyLimit) {
      throw new PayloadTooLargeException(this.options.bodyLimit);
    }
    return rawBody;
  }
}

/** The delivery that the guard found. */
export const Delivered = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<DoorRequest>()[DELIVERY],
);
