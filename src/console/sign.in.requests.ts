import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { IsText } from '../operator/text.validator.js';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password.hash.js';

function IsNewPassword(): PropertyDecorator {
  return Length(MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH);
}

/** The body of `POST auth/sign-in/email`. */
export class SignInRequest {
  @ApiProperty() @IsEmail() @MaxLength(200) readonly email!: string;
  @ApiProperty() @IsString() @MaxLength(MAX_PASSWORD_LENGTH) readonly password!: string;
}

/** The body of `POST setup`: the first administrator. */
export class SetupRequest {
  @ApiProperty() @IsText() readonly token!: string;
  @ApiProperty() @IsText() readonly name!: string;
  @ApiProperty() @IsEmail() @MaxLength(200) readonly email!: string;
  @ApiProperty() @IsNewPassword() readonly password!: string;
}

/** The body of `POST invitation/invitee`: what stands after the # of a link. */
export class LinkRequest {
  @ApiProperty() @IsText() readonly token!: string;
}

/** The body of `POST invitation`. */
export class InvitationRequest extends LinkRequest {
  @ApiProperty() @IsNewPassword() readonly password!: string;
}

/** The body of `PATCH session`. */
export class UpdateProfileRequest {
  @ApiProperty() @IsText() readonly name!: string;
}

/** The body of `POST session/password`. */
export class ChangePasswordRequest {
  @ApiProperty() @IsString() @MaxLength(MAX_PASSWORD_LENGTH) readonly current!: string;
  @ApiProperty() @IsNewPassword() readonly password!: string;
}
