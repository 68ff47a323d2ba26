import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PAGE } from '../../../operator/page.limit.js';
import { PageSize } from '../../page.size.js';
import { FILTERS, type Filter } from './filter.js';
import { IsLanguage } from '../language.validator.js';
import { OptionalText } from '../optional.text.js';

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

  @PageSize()
  readonly limit: number = PAGE;
}
