import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { IsText } from '../operator/text.validator.js';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.hash.js';

function IsNewPassword(): PropertyDecorator {
  return Length(SHORTEST_PASSWORD, LONGEST_PASSWORD);
}

/** The body of `POST auth/sign-in/email`. */
export class SignInRequest {
  @IsEmail() @MaxLength(200) readonly email!: string;
  @IsString() @MaxLength(LONGEST_PASSWORD) readonly password!: string;
}

/** The body of `POST setup`: the first administrator. */
export class SetupRequest {
  @IsText() readonly token!: string;
  @IsText() readonly name!: string;
  @IsEmail() @MaxLength(200) readonly email!: string;
  @IsNewPassword() readonly password!: string;
}

/** The body of `POST invitation`. */
export class InvitationRequest {
  @IsText() readonly token!: string;
  @IsNewPassword() readonly password!: string;
}

/** The body of `PATCH session`. */
export class ProfileChange {
  @IsText() readonly name!: string;
}

/** The body of `POST session/password`. */
export class PasswordChange {
  @IsString() @MaxLength(LONGEST_PASSWORD) readonly current!: string;
  @IsNewPassword() readonly password!: string;
}
