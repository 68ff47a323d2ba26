import type { ApiPropertyOptions } from '@nestjs/swagger';

export const NULLABLE_STRING = { type: String, nullable: true } as const;
export const NULLABLE_DATE = { type: Date, nullable: true } as const;
/** Languages or key prefixes. */
export const SCOPE_LIST: ApiPropertyOptions = {
  type: [String],
  nullable: true,
  description: 'Null means no restriction.',
};
