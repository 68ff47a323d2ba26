import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_STRING, SCOPE_LIST } from '../common/api.properties.js';
import {
  CONSOLE_ROLES,
  type ConsolePermission,
  type ConsoleRole,
  ROLE_PERMISSIONS,
} from '../common/console.permissions.js';

/** The configured single sign-on. */
export class SsoView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly url!: string;
}

/** Sign-in methods besides the password. */
export class SignInMethods {
  @ApiProperty({ type: SsoView, nullable: true }) readonly sso!: SsoView | null;
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
