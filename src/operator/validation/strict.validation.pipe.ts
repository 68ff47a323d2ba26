import {
  type ArgumentMetadata,
  InternalServerErrorException,
  type Type,
  ValidationPipe,
} from '@nestjs/common';
import { DtoWhitelist } from './dto.whitelist.js';

/**
 * Validates a query or a body, independent of pipes of the host. Unknown properties are rejected,
 * since a mistyped filter would otherwise match everything.
 */
export class StrictValidationPipe extends ValidationPipe {
  readonly #whitelists = new Map<Type, DtoWhitelist>();

  /** @param type class of the DTO; as a global pipe, that of the parameter */
  constructor(private readonly type?: Type) {
    super({
      ...(type && { expectedType: type }),
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      validateCustomDecorators: type !== undefined,
      stopAtFirstError: true,
    });
    if (type) this.#whitelists.set(type, new DtoWhitelist(type));
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isDto = this.type !== undefined || ['body', 'query'].includes(metadata.type);
    if (!isDto) return super.transform(value, metadata);
    return super.transform(this.whitelistOf(this.type ?? metadata.metatype).pick(value), metadata);
  }

  /** @throws InternalServerErrorException if a parameter has no class, so that nothing is validated */
  private whitelistOf(type: Type | undefined): DtoWhitelist {
    if (!type || type === Object) throw new InternalServerErrorException('The DTO has no class.');
    const whitelist = this.#whitelists.get(type) ?? new DtoWhitelist(type);
    this.#whitelists.set(type, whitelist);
    return whitelist;
  }
}
