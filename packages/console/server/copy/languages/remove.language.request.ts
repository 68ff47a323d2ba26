import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { CopyEntry } from 'nestjs-haptik/copy';
import { ConsoleException } from '../../common/console.exception.js';
import type { LanguageView } from './language.view.js';

const MAX_EXPECTED_COUNT = 2 ** 31 - 1;

function IsExpectedCount(of: string): PropertyDecorator {
  const description = `Number of ${of} that the removal deletes, as the client has read it.`;
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0, description }),
    Type(() => Number),
    IsInt(),
    Min(0),
    Max(MAX_EXPECTED_COUNT),
  );
}

/**
 * What the client expects the removal to delete. By default, only a language without texts is
 * removed.
 */
export class RemoveLanguageRequest {
  @IsExpectedCount('published texts') readonly published: number = 0;
  @IsExpectedCount('drafts') readonly drafts: number = 0;
}

/** @param entries what the removal would delete */
export function removalUnconfirmed(
  language: string,
  entries: readonly CopyEntry[],
): ConsoleException {
  const affected: LanguageView = {
    language,
    published: entries.filter(({ published }) => published !== null).length,
    drafts: entries.filter(({ draft }) => draft !== null).length,
    scheduled: entries.filter(({ publishAt }) => publishAt !== null).length,
  };
  const { published, drafts } = affected;
  return new ConsoleException(
    'confirmation-required',
    `The removal of ${language} would delete ${published} published texts and ${drafts} ` +
      'drafts, which differ from the confirmed numbers. Nothing was removed. Review the ' +
      `texts, and send published: ${published} and drafts: ${drafts} to remove the language.`,
    { affected },
  );
}
