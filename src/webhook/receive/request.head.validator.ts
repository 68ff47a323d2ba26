import type { IncomingHttpHeaders } from 'node:http';
import { Injectable, NotFoundException } from '@nestjs/common';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { PayloadException, PayloadTooLargeException } from '../../payload/payload.exception.js';
import type { ClaimedSignature } from '../../payload/webhook.request.context.js';
import { SignatureVerifier } from '../../signature/signature.verifier.js';

const JSON_TYPE_PATTERN = /^application\/json\s*(;|$)/i;

export interface ValidatedHead {
  /** Name of the bot. */
  readonly bot: string;
  readonly claimed: ClaimedSignature;
}

/** Finds the bot of a POST and validates its headers, before the body is read. */
@Injectable()
export class RequestHeadValidator {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly signatures: SignatureVerifier,
  ) {}

  /**
   * @param bodyLength bytes, when the headers announce them: a length that shows later counts later
   * @throws NotFoundException when there is no such bot
   * @throws PayloadException when the body is not an uncompressed JSON body within the limit
   * @throws SignatureException when the signature header is missing or malformed
   */
  validate(
    name: string | undefined,
    headers: IncomingHttpHeaders,
    bodyLength: number | undefined,
  ): ValidatedHead {
    const bot = this.options.findBot(name);
    if (!bot) throw new NotFoundException();
    const type = headers['content-type'];
    if (
      type !== 'application/json' &&
      !(typeof type === 'string' && JSON_TYPE_PATTERN.test(type))
    ) {
      throw new PayloadException('the content type must be application/json');
    }
    if (!isIdentityEncoding(headers['content-encoding'])) {
      throw new PayloadException('the body must not be compressed: the signature covers its bytes');
    }
    this.validateLength(bodyLength);
    return { bot: bot.name, claimed: this.signatures.readHeader(bot.name, headers) };
  }

  /** @throws PayloadException when the body is empty or larger than `bodyLimit` */
  validateLength(length: number | undefined): void {
    if (length === 0) throw new PayloadException('the body is empty');
    if (length !== undefined && length > this.options.bodyLimit)
      throw new PayloadTooLargeException(this.options.bodyLimit);
  }
}

/** Whether a body is not encoded. An empty coding counts as none. RFC 9110 8.4. */
function isIdentityEncoding(header: string | string[] | undefined): boolean {
  if (header === undefined) return true;
  const names = [header].flat().flatMap((line) => line.split(','));
  return names.every((name) => /^\s*(identity)?\s*$/i.test(name));
}
