import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import { DeclaredFields } from './declared.fields.js';

/**
 * Makes a checked request of a query or a body, whatever pipes the host has. What the class does
 * not know is refused, since a filter with a typing error would show everything.
 */
export class RequestPipe extends ValidationPipe {
  readonly #fields: DeclaredFields;

  constructor(expectedType: Type) {
    super({
      expectedType,
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      validateCustomDecorators: true,
      stopAtFirstError: true,
    });
    this.#fields = new DeclaredFields(expectedType);
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return super.transform(this.#fields.copy(value), metadata);
  }
}
