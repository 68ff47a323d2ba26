import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsMoment } from '../../operator/moment.validator.js';
import { NestedList } from '../../operator/nested.decorator.js';
import { PAGE } from '../../operator/page.limit.js';
import { IsText } from '../../operator/text.validator.js';
import { PageSize } from '../page.size.js';
import { ConfirmedCount } from './confirmed.count.js';
import { IsLanguage } from './language.validator.js';
import { OptionalText } from './optional.text.js';

const LARGEST_VERSION = 2 ** 31 - 1;
const MOST_TEXTS = 10_000;

/** The version that somebody saw. */
export class VersionRequest {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Of the text as it was seen.' })
  @IsInt()
  @Min(0)
  @Max(LARGEST_VERSION)
  readonly version!: number;
}

/** A draft to be saved. */
export class SaveRequest extends VersionRequest {
  @ApiProperty({ type: String, nullable: true, description: 'Null discards the draft.' })
  @ValidateIf(({ text }: SaveRequest) => text !== null)
  @IsString()
  readonly text!: string | null;
}

/** A text in the state in which somebody saw it. */
export class TextRef extends VersionRequest {
  @ApiProperty() @IsText(500) readonly key!: string;
  @ApiProperty() @IsLanguage() readonly language!: string;
}

/** Drafts that users shall read. */
export class PublishRequest {
  @ApiProperty({ type: [TextRef], maxItems: MOST_TEXTS })
  @IsArray()
  @ArrayMinSize(1)
  @NestedList(() => TextRef, MOST_TEXTS)
  readonly texts!: readonly TextRef[];

  @ApiPropertyOptional({ type: Date, nullable: true, description: 'When. Absent: at once.' })
  @IsOptional()
  @IsMoment()
  readonly at?: Date | null;

  @ConfirmedCount() readonly confirmed?: number;
}

/** A language to be edited. */
export class LanguageRequest {
  @ApiProperty({ example: 'hi' }) @IsLanguage() readonly language!: string;
}

/** Which events are asked for. */
export class HistoryRequest {
  @ApiPropertyOptional() @OptionalText() readonly key?: string;
  @ApiPropertyOptional() @IsOptional() @IsLanguage() readonly language?: string;
  @ApiPropertyOptional({ description: 'next of the page before.' })
  @OptionalText()
  readonly before?: string;
  @PageSize()
  readonly limit: number = PAGE;
}
