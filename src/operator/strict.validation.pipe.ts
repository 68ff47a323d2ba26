import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import { DtoWhitelist } from './dto.whitelist.js';

/**
 * Makes a checked request of a query or a body, whatever pipes the host has. What the class does
 * not know is refused, since a filter with a typing error would show everything.
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
