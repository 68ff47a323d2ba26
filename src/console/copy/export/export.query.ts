import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { SHEET_FORMATS, type SheetFormat } from '../read/file.source.js';
import { OptionalText } from '../optional.text.js';
import { EXPORT_STATES, type ExportState } from './export.row.js';

/** What a file shall hold. */
export class ExportQuery {
  @ApiProperty({ enum: SHEET_FORMATS }) @IsIn(SHEET_FORMATS) readonly format!: SheetFormat;

  @ApiPropertyOptional({ description: 'First words of keys, e.g. order.' })
  @OptionalText()
  readonly prefix?: string;

  @ApiPropertyOptional({ example: 'en,hi', description: 'Absent: all.' })
  @Transform(({ value }): unknown => (value === '' ? undefined : value))
  @IsOptional()
  @Matches(/^[a-z0-9-]{2,35}(,[a-z0-9-]{2,35}){0,99}$/i, {
    message: 'languages must be language tags with commas between, such as en,hi',
  })
  readonly languages?: string;

  @ApiPropertyOptional({
    enum: EXPORT_STATES,
    default: 'draft',
    description: 'Drafts over published texts, or what users read.',
  })
  @IsIn(EXPORT_STATES)
  readonly state: ExportState = 'draft';
}
