import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsText } from '../../../operator/text.validator.js';
import { IsLanguage } from '../language.validator.js';
import {
  FILE_ENCODINGS,
  type FileEncoding,
  SHEET_FORMATS,
  type SheetFormat,
} from '../read/file.source.js';

/** A text whose conflict is decided for the file. */
export class TakenText {
  @ApiProperty() @IsText(500) readonly key!: string;
  @ApiProperty() @IsLanguage() readonly language!: string;
}

/** That a preview was looked at, and shall be carried out. */
export class ImportDecision {
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
  @ValidateIf(({ take }: ImportDecision) => take !== 'all')
  @IsArray({ message: "take must be 'all' or a list of texts" })
  @ValidateNested({ each: true })
  @Type(() => TakenText)
  readonly take!: readonly TakenText[] | 'all';

  @ApiPropertyOptional({ default: false, description: 'Publishes what was written, too.' })
  @IsOptional()
  @IsBoolean()
  readonly publish?: boolean;
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

  @ApiPropertyOptional({ type: ImportDecision, description: 'Absent: only a preview.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ImportDecision)
  readonly apply?: ImportDecision;
}
