import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  CONSOLE_ROLES,
  type ConsolePermission,
  type ConsoleRole,
  ROLE_PERMISSIONS,
  TOKEN_SCOPES,
  type TokenScope,
} from './auth/console.permissions.js';

const NULLABLE_STRING = { type: String, nullable: true } as const;
const NULLABLE_DATE = { type: Date, nullable: true } as const;
const SCOPE_LIST: ApiPropertyOptions = {
  type: [String],
  nullable: true,
  description: 'Null means no restriction.',
};

/** The configured single sign-on. */
export class SsoView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly url!: string;
}

/** Sign-in methods besides the password. */
export class SignInMethods {
  @ApiProperty({ type: SsoView, nullable: true }) readonly sso!: SsoView | null;
}

/** The user that a link belongs to. */
export class Invitee {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly email!: string;
}

/** The signed-in user. */
export class CurrentUser {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly email!: string;
  @ApiProperty({ enum: CONSOLE_ROLES }) readonly role!: ConsoleRole;
  @ApiProperty({ enum: ROLE_PERMISSIONS.administrator, isArray: true })
  readonly permissions!: readonly ConsolePermission[];
  @ApiProperty(SCOPE_LIST) readonly languages!: readonly string[] | null;
  @ApiProperty(SCOPE_LIST) readonly prefixes!: readonly string[] | null;
}

/** A session of a browser. */
export class SessionView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly isCurrent!: boolean;
  @ApiProperty() readonly createdAt!: Date;
  @ApiProperty() readonly lastUsedAt!: Date;
  @ApiProperty() readonly expiresAt!: Date;
  @ApiProperty(NULLABLE_STRING) readonly userAgent!: string | null;
  @ApiProperty(NULLABLE_STRING) readonly ipAddress!: string | null;
}

/** A user of the console. */
export class UserView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly email!: string;
  @ApiProperty({ enum: CONSOLE_ROLES }) readonly role!: ConsoleRole;
  @ApiProperty(SCOPE_LIST) readonly languages!: readonly string[] | null;
  @ApiProperty(SCOPE_LIST) readonly prefixes!: readonly string[] | null;
  @ApiProperty() readonly isDisabled!: boolean;
  @ApiProperty({
    description: 'Whether the user has neither set a password nor signed in with single sign-on.',
  })
  readonly isInvited!: boolean;
  @ApiProperty() readonly createdAt!: Date;
  @ApiProperty(NULLABLE_DATE) readonly lastSeenAt!: Date | null;
  @ApiProperty({
    type: 'integer',
    description: 'Number of active API tokens that the user created.',
  })
  readonly tokenCount!: number;
}

/** A link for setting a password. */
export class LinkView {
  @ApiProperty({ description: 'Valid once, for a week.' }) readonly link!: string;
}

/** A new user with the invitation link. */
export class InvitedUser extends LinkView {
  @ApiProperty() readonly user!: UserView;
}

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

/** An entry of the audit log. */
export class AuditEvent {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly at!: Date;
  @ApiProperty({ description: 'Name of the user or token.' }) readonly by!: string;
  @ApiProperty({ example: 'copy.published' }) readonly action!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty(NULLABLE_STRING) readonly detail!: string | null;
  @ApiProperty(NULLABLE_STRING) readonly ipAddress!: string | null;
}

/** A page of the audit log, latest entries first. */
export class AuditEventPage {
  @ApiProperty({ type: [AuditEvent] }) readonly events!: readonly AuditEvent[];
  @ApiProperty({
    ...NULLABLE_STRING,
    description: 'The value of before for the next page; null on the last one.',
  })
  readonly next!: string | null;
}
