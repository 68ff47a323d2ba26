import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { IsText } from '../operator/text.validator.js';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.hash.js';

function IsNewPassword(): PropertyDecorator {
  return Length(SHORTEST_PASSWORD, LONGEST_PASSWORD);
}

/** The body of `POST auth/sign-in/email`. */
export class SignInRequest {
  @ApiProperty() @IsEmail() @MaxLength(200) readonly email!: string;
  @ApiProperty() @IsString() @MaxLength(LONGEST_PASSWORD) readonly password!: string;
}

/** The body of `POST setup`: the first administrator. */
export class SetupRequest {
  @ApiProperty() @IsText() readonly token!: string;
  @ApiProperty() @IsText() readonly name!: string;
  @ApiProperty() @IsEmail() @MaxLength(200) readonly email!: string;
  @ApiProperty() @IsNewPassword() readonly password!: string;
}

/** The body of `POST invitation/person`: what stands after the # of a link. */
export class LinkRequest {
  @ApiProperty() @IsText() readonly token!: string;
}

/** The body of `POST invitation`. */
export class InvitationRequest extends LinkRequest {
  @ApiProperty() @IsNewPassword() readonly password!: string;
}

/** The body of `PATCH session`. */
export class ProfileChange {
  @ApiProperty() @IsText() readonly name!: string;
}

/** The body of `POST session/password`. */
export class PasswordChange {
  @ApiProperty() @IsString() @MaxLength(LONGEST_PASSWORD) readonly current!: string;
  @ApiProperty() @IsNewPassword() readonly password!: string;
}
