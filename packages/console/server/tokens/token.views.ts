import { ApiProperty } from '@nestjs/swagger';
import type { consoleTokens, consoleUsers } from '@nestjs-haptik/storage/internal';
import { NULLABLE_DATE, SCOPE_LIST } from '../common/api.properties.js';
import { TOKEN_SCOPES, type TokenScope, canOwnTokens } from '../common/console.permissions.js';

type TokenRow = typeof consoleTokens.$inferSelect;
type UserRow = typeof consoleUsers.$inferSelect;

/** An API token, without the secret. */
export class TokenView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'The first characters of the token.' }) readonly hint!: string;
  @ApiProperty({ enum: TOKEN_SCOPES, isArray: true }) readonly scopes!: readonly TokenScope[];
  @ApiProperty(SCOPE_LIST) readonly languages!: readonly string[] | null;
  @ApiProperty(SCOPE_LIST) readonly prefixes!: readonly string[] | null;
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty() readonly createdAt!: Date;
  @ApiProperty(NULLABLE_DATE) readonly expiresAt!: Date | null;
  @ApiProperty(NULLABLE_DATE) readonly lastUsedAt!: Date | null;
  @ApiProperty({
    description:
      'Whether the token is refused because its creator is disabled or no longer an ' +
      'administrator.',
  })
  readonly isSuspended!: boolean;
}

/** A token that was just created. */
export class CreatedToken {
  @ApiProperty({ description: 'The secret. It is shown only here.' }) readonly token!: string;
  @ApiProperty() readonly view!: TokenView;
}

/** @param creator the user who created the token; null if deleted */
export function toTokenView(token: TokenRow, creator: UserRow | null): TokenView {
  const { id, name, hint, languages, prefixes, createdBy, createdAt, expiresAt, lastUsedAt } =
    token;
  return {
    id,
    name,
    hint,
    scopes: token.scopes as TokenScope[],
    languages,
    prefixes,
    createdBy: creator?.name ?? createdBy,
    createdAt,
    expiresAt,
    lastUsedAt,
    isSuspended: !creator || !canOwnTokens(creator),
  };
}
