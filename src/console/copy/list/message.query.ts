import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DEFAULT_PAGE_SIZE } from '../../../operator/page.limit.js';
import { PageSize } from '../../page.size.js';
import { KEY_FILTER_NAMES, type KeyFilterName } from './key.filter.names.js';
import { IsLanguage } from '../language.validator.js';
import { OptionalText } from '../optional.text.js';

/** Which keys are asked for. */
export class MessageQuery {
  @ApiPropertyOptional({ description: 'Part of the key, of what code says of it, or of a text.' })
  @OptionalText()
  readonly search?: string;

  @ApiPropertyOptional({ enum: KEY_FILTER_NAMES, default: 'all' })
  @IsIn(KEY_FILTER_NAMES)
  readonly filter: KeyFilterName = 'all';

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
  readonly limit: number = DEFAULT_PAGE_SIZE;
}
