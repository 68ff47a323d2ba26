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
import { DEFAULT_PAGE_SIZE, IsIsoDate, IsText, NestedList } from 'nestjs-haptik/internal';
import { PageSize } from '../common/page.size.decorator.js';
import { IsConfirmedCount } from './confirmed.count.js';
import { IsLanguage } from './languages/language.validator.js';
import { OptionalText } from '../common/empty.to.undefined.js';

const MAX_VERSION = 2 ** 31 - 1;
const MAX_PUBLISHED_TEXTS = 10_000;

/** The version of the text that the client has read. */
export class VersionRequest {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Version of the text that the client has read.',
  })
  @IsInt()
  @Min(0)
  @Max(MAX_VERSION)
  readonly version!: number;
}

/** A draft to save. */
export class SaveRequest extends VersionRequest {
  @ApiProperty({ type: String, nullable: true, description: 'Null discards the draft.' })
  @ValidateIf(({ text }: SaveRequest) => text !== null)
  @IsString()
  readonly text!: string | null;
}

/** A text in the version that the client has read. */
export class TextVersionRef extends VersionRequest {
  @ApiProperty() @IsText(500) readonly key!: string;
  @ApiProperty() @IsLanguage() readonly language!: string;
}

/** Drafts to publish. */
export class PublishRequest {
  @ApiProperty({ type: [TextVersionRef], maxItems: MAX_PUBLISHED_TEXTS })
  @IsArray()
  @ArrayMinSize(1)
  @NestedList(() => TextVersionRef, MAX_PUBLISHED_TEXTS)
  readonly texts!: readonly TextVersionRef[];

  @ApiPropertyOptional({
    type: Date,
    nullable: true,
    description: 'Time of publication; immediately if absent.',
  })
  @IsOptional()
  @IsIsoDate()
  readonly at?: Date | null;

  @IsConfirmedCount() readonly confirmed?: number;
}

/** A language to add. */
export class LanguageRequest {
  @ApiProperty({ example: 'hi' }) @IsLanguage() readonly language!: string;
}

/** Query of `GET copy/history`. */
export class HistoryRequest {
  @ApiPropertyOptional() @OptionalText() readonly key?: string;
  @ApiPropertyOptional() @IsOptional() @IsLanguage() readonly language?: string;
  @ApiPropertyOptional({ description: 'The value next of the previous page.' })
  @OptionalText()
  readonly before?: string;
  @PageSize()
  readonly limit: number = DEFAULT_PAGE_SIZE;
}
