import { IsBoolean, IsEmail, IsIn, IsOptional, MaxLength } from 'class-validator';
import { IsText } from '../operator/text.validator.js';
import { CONSOLE_ROLES, type ConsoleRole } from './console.rights.js';
import { LimitedRequest } from './limits.validator.js';

/** Somebody new: the body of `POST users`. */
export class UserDraft extends LimitedRequest {
  @IsText() readonly name!: string;
  @IsEmail() @MaxLength(200) readonly email!: string;
  @IsIn(CONSOLE_ROLES) readonly role!: ConsoleRole;
}

/** What is to be different: the body of `PATCH users/:id`. */
export class UserChange extends LimitedRequest {
  @IsOptional() @IsText() readonly name?: string;
  @IsOptional() @IsIn(CONSOLE_ROLES) readonly role?: ConsoleRole;
  @IsOptional() @IsBoolean() readonly isDisabled?: boolean;
}
