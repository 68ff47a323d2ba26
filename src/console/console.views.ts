import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  CONSOLE_ROLES,
  type ConsolePermission,
  type ConsoleRole,
  ROLE_PERMISSIONS,
  TOKEN_SCOPES,
  type TokenScope,
} from './console.permissions.js';

const NULLABLE_STRING = { type: String, nullable: true } as const;
const NULLABLE_DATE = { type: Date, nullable: true } as const;
const SCOPE_LIST: ApiPropertyOptions = {
  type: [String],
  nullable: true,
  description: 'Null for all.',
};

/** Single sign-on, as it is offered. */
export class SsoView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly url!: string;
}

/** Whom one may sign in as, beside with a password. */
export class SignInMethods {
  @ApiProperty({ type: SsoView, nullable: true }) readonly sso!: SsoView | null;
}

/** Whom a link lets in. */
export class Invitee {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly email!: string;
}

/** Who is signed in. */
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

/** A browser that is signed in. */
export class SessionView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly isCurrent!: boolean;
  @ApiProperty() readonly createdAt!: Date;
  @ApiProperty() readonly lastUsedAt!: Date;
  @ApiProperty() readonly expiresAt!: Date;
  @ApiProperty(NULLABLE_STRING) readonly userAgent!: string | null;
  @ApiProperty(NULLABLE_STRING) readonly ipAddress!: string | null;
}

/** A person who may use the console. */
export class UserView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly email!: string;
  @ApiProperty({ enum: CONSOLE_ROLES }) readonly role!: ConsoleRole;
  @ApiProperty(SCOPE_LIST) readonly languages!: readonly string[] | null;
  @ApiProperty(SCOPE_LIST) readonly prefixes!: readonly string[] | null;
  @ApiProperty() readonly isDisabled!: boolean;
  @ApiProperty({ description: 'Has not set a password yet, nor come by single sign-on.' })
  readonly isInvited!: boolean;
  @ApiProperty() readonly createdAt!: Date;
  @ApiProperty(NULLABLE_DATE) readonly lastSeenAt!: Date | null;
  @ApiProperty({ type: 'integer', description: 'API tokens they made, which work while they may.' })
  readonly tokenCount!: number;
}

/** The link by which somebody sets a password. */
export class LinkView {
  @ApiProperty({ description: 'Works once, for a week.' }) readonly link!: string;
}

/** Somebody new, with their link. */
export class InvitedUser extends LinkView {
  @ApiProperty() readonly user!: UserView;
}

/** An API token, without the token. */
export class TokenView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Its first characters.' }) readonly hint!: string;
  @ApiProperty({ enum: TOKEN_SCOPES, isArray: true }) readonly scopes!: readonly TokenScope[];
  @ApiProperty(SCOPE_LIST) readonly languages!: readonly string[] | null;
  @ApiProperty(SCOPE_LIST) readonly prefixes!: readonly string[] | null;
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty() readonly createdAt!: Date;
  @ApiProperty(NULLABLE_DATE) readonly expiresAt!: Date | null;
  @ApiProperty(NULLABLE_DATE) readonly lastUsedAt!: Date | null;
  @ApiProperty({
    description: 'Does not work, since its maker is switched off or no administrator.',
  })
  readonly isSuspended!: boolean;
}

/** An API token that was just made. */
export class CreatedToken {
  @ApiProperty({ description: 'Is never shown again.' }) readonly token!: string;
  @ApiProperty() readonly view!: TokenView;
}

/** A line of the audit log. */
export class AuditEvent {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly at!: Date;
  @ApiProperty({ description: 'The name of who did it.' }) readonly by!: string;
  @ApiProperty({ example: 'copy.published' }) readonly action!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty(NULLABLE_STRING) readonly detail!: string | null;
  @ApiProperty(NULLABLE_STRING) readonly ipAddress!: string | null;
}

/** A part of the audit log, latest first. */
export class AuditEventPage {
  @ApiProperty({ type: [AuditEvent] }) readonly events!: readonly AuditEvent[];
  @ApiProperty({ ...NULLABLE_STRING, description: 'To be given as before.' }) readonly next!:
    string | null;
}
