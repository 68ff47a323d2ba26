import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_DATE, SCOPE_LIST } from '../common/api.properties.js';
import { CONSOLE_ROLES, type ConsoleRole } from '../common/console.permissions.js';

/** The user that a link belongs to. */
export class Invitee {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly email!: string;
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
