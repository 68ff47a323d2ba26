import {
  TAG_WHITESPACE,
  EXPORT_STATES,
  type ExportState,
  LANGUAGE_LIST_PATTERN,
} from 'nestjs-haptik/internal';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { SHEET_FORMATS, type SheetFormat } from '../read/file.source.js';
import { OptionalText } from '../../common/empty.to.undefined.js';

/** Query of `GET copy/export`. */
export class ExportQuery {
  @ApiProperty({ enum: SHEET_FORMATS }) @IsIn(SHEET_FORMATS) readonly format!: SheetFormat;

  @ApiPropertyOptional({ description: 'Key prefix, e.g. order.' })
  @OptionalText()
  readonly prefix?: string;

  @ApiPropertyOptional({
    example: 'en,hi',
    description: 'Language tags separated by commas. All languages if absent.',
  })
  @Transform(({ value }): unknown =>
    typeof value === 'string' ? value.replaceAll(TAG_WHITESPACE, '') || undefined : value,
  )
  @IsOptional()
  @Matches(LANGUAGE_LIST_PATTERN, {
    message: 'languages must be language tags separated by commas, e.g. en,hi',
  })
  readonly languages?: string;

  @ApiPropertyOptional({
    enum: EXPORT_STATES,
    default: 'draft',
    description: 'draft exports drafts, else published texts; published exports what users read.',
  })
  @IsIn(EXPORT_STATES)
  readonly state: ExportState = 'draft';
}
