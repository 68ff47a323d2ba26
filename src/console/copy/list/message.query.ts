import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { FILTERS, type Filter } from './filter.js';
import { IsLanguage } from '../language.validator.js';
import { OptionalText } from '../optional.text.js';

const PAGE = 50;
const LARGEST_PAGE = 200;

/** Which keys are asked for. */
export class MessageQuery {
  @ApiPropertyOptional({ description: 'Part of the key, of what code says of it, or of a text.' })
  @OptionalText()
  readonly search?: string;

  @ApiPropertyOptional({ enum: FILTERS, default: 'all' })
  @IsIn(FILTERS)
  readonly filter: Filter = 'all';

  @ApiPropertyOptional({ description: 'First words of keys, e.g. order.' })
  @OptionalText()
  readonly prefix?: string;

  @ApiPropertyOptional({ description: 'The one for which missing and failing are asked.' })
  @IsOptional()
  @IsLanguage()
  readonly language?: string;

  @ApiPropertyOptional({ description: 'next of the page before.' })
  @OptionalText()
  readonly after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  readonly limit: number = PAGE;
}
