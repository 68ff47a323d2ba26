import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DEFAULT_PAGE_SIZE } from 'nestjs-haptik/internal';
import { PageSize } from '../../common/page.size.decorator.js';
import { KEY_FILTER_NAMES, type KeyFilterName } from './key.filter.names.js';
import { IsLanguage } from '../languages/language.validator.js';
import { OptionalText } from '../../common/empty.to.undefined.js';

/** Query of `GET copy/messages`. */
export class MessageQuery {
  @ApiPropertyOptional({
    description: 'Part of the key, its description, its default text, or a text.',
  })
  @OptionalText()
  readonly search?: string;

  @ApiPropertyOptional({ enum: KEY_FILTER_NAMES, default: 'all' })
  @IsIn(KEY_FILTER_NAMES)
  readonly filter: KeyFilterName = 'all';

  @ApiPropertyOptional({ description: 'Key prefix, e.g. order.' })
  @OptionalText()
  readonly prefix?: string;

  @ApiPropertyOptional({
    description:
      'The language that the filters missing and failing consider. All languages if absent.',
  })
  @IsOptional()
  @IsLanguage()
  readonly language?: string;

  @ApiPropertyOptional({ description: 'The value next of the previous page.' })
  @OptionalText()
  readonly after?: string;

  @PageSize()
  readonly limit: number = DEFAULT_PAGE_SIZE;
}
