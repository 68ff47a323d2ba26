import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import { DtoWhitelist } from './dto.whitelist.js';

/**
 * Validates a query or a body, independent of pipes of the host. Unknown properties are rejected,
 * since a mistyped filter would otherwise match everything.
 */
export class StrictValidationPipe extends ValidationPipe {
  readonly #whitelist: DtoWhitelist;

  constructor(expectedType: Type) {
    super({
      expectedType,
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      validateCustomDecorators: true,
      stopAtFirstError: true,
    });
    this.#whitelist = new DtoWhitelist(expectedType);
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return super.transform(this.#whitelist.pick(value), metadata);
  }
}
