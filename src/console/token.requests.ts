import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsIn, IsOptional, MinDate } from 'class-validator';
import { IsMoment } from '../operator/moment.validator.js';
import { IsReadable, IsText } from '../operator/text.validator.js';
import { TOKEN_SCOPES, type TokenScope } from './console.rights.js';
import { LimitedRequest } from './limits.validator.js';

/** A new API token: the body of `POST tokens`. */
export class TokenDraft extends LimitedRequest {
  @ApiProperty() @IsText(100) @IsReadable() readonly name!: string;
  @ApiProperty({ enum: TOKEN_SCOPES, isArray: true })
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(TOKEN_SCOPES, { each: true })
  readonly scopes!: TokenScope[];
  @ApiPropertyOptional({ type: Date, nullable: true, description: 'Null for no end.' })
  @IsOptional()
  @MinDate(() => new Date(), { message: 'expiresAt must be in the future' })
  @IsMoment()
  readonly expiresAt?: Date | null;
}
