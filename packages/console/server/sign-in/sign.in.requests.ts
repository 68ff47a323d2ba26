import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { IsText } from 'nestjs-haptik/internal';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../auth/password.hash.js';

function IsNewPassword(): PropertyDecorator {
  return Length(MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH);
}

/** Body of `POST auth/sign-in/email`. */
export class SignInRequest {
  @ApiProperty() @IsEmail() @MaxLength(200) readonly email!: string;
  @ApiProperty() @IsString() @MaxLength(MAX_PASSWORD_LENGTH) readonly password!: string;
}

/** Body of `POST setup`: the first administrator. */
export class SetupRequest {
  @ApiProperty() @IsText() readonly token!: string;
  @ApiProperty() @IsText() readonly name!: string;
  @ApiProperty() @IsEmail() @MaxLength(200) readonly email!: string;
  @ApiProperty() @IsNewPassword() readonly password!: string;
}

/** Body of `POST invitation/invitee`: the fragment of a link, after the #. */
export class LinkRequest {
  @ApiProperty() @IsText() readonly token!: string;
}

/** Body of `POST invitation`. */
export class InvitationRequest extends LinkRequest {
  @ApiProperty() @IsNewPassword() readonly password!: string;
}

/** Body of `PATCH session`. */
export class UpdateProfileRequest {
  @ApiProperty() @IsText() readonly name!: string;
}

/** Body of `POST session/password`. */
export class ChangePasswordRequest {
  @ApiProperty() @IsString() @MaxLength(MAX_PASSWORD_LENGTH) readonly current!: string;
  @ApiProperty() @IsNewPassword() readonly password!: string;
}
