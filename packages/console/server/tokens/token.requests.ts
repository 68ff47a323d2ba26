import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsIn, IsOptional, MinDate } from 'class-validator';
import { IsIsoDate, IsNotBlank, IsText } from 'nestjs-haptik/internal';
import { TOKEN_SCOPES, type TokenScope } from '../common/console.permissions.js';
import { AccessScopeRequest } from '../auth/access.scope.request.js';

/** Body of `POST tokens`. */
export class CreateTokenRequest extends AccessScopeRequest {
  @ApiProperty() @IsText(100) @IsNotBlank() readonly name!: string;
  @ApiProperty({ enum: TOKEN_SCOPES, isArray: true })
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(TOKEN_SCOPES, { each: true })
  readonly scopes!: TokenScope[];
  @ApiPropertyOptional({ type: Date, nullable: true, description: 'Null means no expiry.' })
  @IsOptional()
  @MinDate(() => new Date(), { message: 'expiresAt must be in the future' })
  @IsIsoDate()
  readonly expiresAt?: Date | null;
}
