import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  ValidateIf,
} from 'class-validator';
import { Nested, NestedList } from '../../../operator/nested.decorator.js';
import { IsText } from '../../../operator/text.validator.js';
import { IsConfirmedCount } from '../confirmed.count.js';
import { IsLanguage } from '../language.validator.js';
import {
  FILE_ENCODINGS,
  type FileEncoding,
  SHEET_FORMATS,
  type SheetFormat,
} from '../read/file.source.js';

/** Conflicts that are decided one by one; `all` takes any number. */
const MAX_OVERWRITES = 100_000;

/** A text whose conflict is decided for the file. */
export class OverwrittenText {
  @ApiProperty() @IsText(500) readonly key!: string;
  @ApiProperty() @IsLanguage() readonly language!: string;
}

/** That a preview was looked at, and shall be carried out. */
export class ApplyImportRequest {
  @ApiProperty({ description: 'Of the preview.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'digest must be that of the preview' })
  readonly digest!: string;

  @ApiProperty({
    oneOf: [
      { type: 'string', enum: ['all'] },
      {
        type: 'array',
        items: {
          type: 'object',
          required: ['key', 'language'],
          properties: { key: { type: 'string' }, language: { type: 'string' } },
        },
      },
    ],
    description: 'Conflicts to overwrite all the same.',
  })
  @ValidateIf(({ overwrite }: ApplyImportRequest) => overwrite !== 'all')
  @IsArray({ message: "take must be 'all' or a list of texts" })
  @NestedList(() => OverwrittenText, MAX_OVERWRITES)
  readonly overwrite!: readonly OverwrittenText[] | 'all';

  @ApiPropertyOptional({ default: false, description: 'Publishes what was written, too.' })
  @IsOptional()
  @IsBoolean()
  readonly publish?: boolean;

  @IsConfirmedCount() readonly confirmed?: number;
}

/** A file of texts. */
export class ImportRequest {
  @ApiProperty({ enum: SHEET_FORMATS }) @IsIn(SHEET_FORMATS) readonly format!: SheetFormat;

  @ApiProperty({ description: 'The file: its bytes in base64, or what it says as text.' })
  @IsString()
  readonly content!: string;

  @ApiPropertyOptional({
    enum: FILE_ENCODINGS,
    description: 'How content stands here. Absent: base64 for xlsx, text for all others.',
  })
  @IsOptional()
  @IsIn(FILE_ENCODINGS)
  readonly encoding?: FileEncoding;

  @ApiPropertyOptional({ type: ApplyImportRequest, description: 'Absent: only a preview.' })
  @IsOptional()
  @Nested(() => ApplyImportRequest)
  readonly apply?: ApplyImportRequest;
}
