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
import { ConfirmedCount } from '../confirmed.count.js';
import { IsLanguage } from '../language.validator.js';
import {
  FILE_ENCODINGS,
  type FileEncoding,
  SHEET_FORMATS,
  type SheetFormat,
} from '../read/file.source.js';

/** Conflicts that are decided one by one; `all` takes any number. */
const MOST_TAKEN = 100_000;

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
  @NestedList(() => TakenText, MOST_TAKEN)
  readonly take!: readonly TakenText[] | 'all';

  @ApiPropertyOptional({ default: false, description: 'Publishes what was written, too.' })
  @IsOptional()
  @IsBoolean()
  readonly publish?: boolean;

  @ConfirmedCount() readonly confirmed?: number;
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
  @Nested(() => ImportDecision)
  readonly apply?: ImportDecision;
}
