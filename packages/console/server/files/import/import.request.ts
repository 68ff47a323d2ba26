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
import { IsText, Nested, NestedList } from 'nestjs-haptik/internal';
import { IsConfirmedCount } from '../../copy/confirmed.count.js';
import { IsLanguage } from '../../copy/languages/language.validator.js';
import {
  FILE_ENCODINGS,
  type FileEncoding,
  SHEET_FORMATS,
  type SheetFormat,
} from '../read/file.source.js';

/** Maximum number of conflicts in a list; `all` has no limit. */
const MAX_OVERWRITES = 100_000;

/** A conflicting text that the import overwrites. */
export class OverwrittenText {
  @ApiProperty() @IsText(500) readonly key!: string;
  @ApiProperty() @IsLanguage() readonly language!: string;
}

/** Applies a previewed import. */
export class ApplyImportRequest {
  @ApiProperty({ description: 'The digest of the preview.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'digest must be the digest of a preview' })
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
    description: 'Conflicting texts to overwrite.',
  })
  @ValidateIf(({ overwrite }: ApplyImportRequest) => overwrite !== 'all')
  @IsArray({ message: "overwrite must be 'all' or a list of texts" })
  @NestedList(() => OverwrittenText, MAX_OVERWRITES)
  readonly overwrite!: readonly OverwrittenText[] | 'all';

  @ApiPropertyOptional({ default: false, description: 'Also publishes the imported texts.' })
  @IsOptional()
  @IsBoolean()
  readonly publish?: boolean;

  @IsConfirmedCount() readonly confirmed?: number;
}

/** Body of `POST copy/import`. */
export class ImportRequest {
  @ApiProperty({ enum: SHEET_FORMATS }) @IsIn(SHEET_FORMATS) readonly format!: SheetFormat;

  @ApiProperty({ description: 'The file: as text, or as bytes in base64.' })
  @IsString()
  readonly content!: string;

  @ApiPropertyOptional({
    enum: FILE_ENCODINGS,
    description: 'Encoding of content. If absent: base64 for xlsx, otherwise text.',
  })
  @IsOptional()
  @IsIn(FILE_ENCODINGS)
  readonly encoding?: FileEncoding;

  @ApiPropertyOptional({
    type: ApplyImportRequest,
    description: 'Applies the import. If absent, the response is a preview.',
  })
  @IsOptional()
  @Nested(() => ApplyImportRequest)
  readonly apply?: ApplyImportRequest;
}
