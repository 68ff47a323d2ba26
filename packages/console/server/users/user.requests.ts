import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsOptional, MaxLength } from 'class-validator';
import { IsText } from 'nestjs-haptik/internal';
import { CONSOLE_ROLES, type ConsoleRole } from '../common/console.permissions.js';
import { AccessScopeRequest } from '../auth/access.scope.request.js';

/** Body of `POST users`. */
export class CreateUserRequest extends AccessScopeRequest {
  @ApiProperty() @IsText() readonly name!: string;
  @ApiProperty() @IsEmail() @MaxLength(200) readonly email!: string;
  @ApiProperty({ enum: CONSOLE_ROLES }) @IsIn(CONSOLE_ROLES) readonly role!: ConsoleRole;
}

/** Body of `PATCH users/:id`: the fields to change. */
export class UpdateUserRequest extends AccessScopeRequest {
  @ApiPropertyOptional() @IsOptional() @IsText() readonly name?: string;
  @ApiPropertyOptional({ enum: CONSOLE_ROLES })
  @IsOptional()
  @IsIn(CONSOLE_ROLES)
  readonly role?: ConsoleRole;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() readonly isDisabled?: boolean;
}
