import { type Type, ValidationPipe } from '@nestjs/common';

/**
 * Makes a checked request of a query or a body, whatever pipes the host has. What the class does
 * not know is refused, since a filter with a typing error would show everything.
 */
export class RequestPipe extends ValidationPipe {
  constructor(expectedType: Type) {
    super({
      expectedType,
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      validateCustomDecorators: true,
      stopAtFirstError: true,
    });
  }
}
