import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsDate, IsIn, IsOptional, MinDate } from 'class-validator';
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
  @Type(() => Date)
  @IsDate({ message: 'expiresAt must be a moment such as 2026-12-23T08:00:00Z' })
  @MinDate(() => new Date(), { message: 'expiresAt must be in the future' })
  readonly expiresAt?: Date | null;
}
