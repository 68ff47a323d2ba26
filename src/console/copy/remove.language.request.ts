import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { CopyEntry } from '../../copy/copy.repository.js';
import { ConsoleException } from '../console.exception.js';
import type { LanguageView } from './language.view.js';

const MAX_EXPECTED_COUNT = 2 ** 31 - 1;

function IsExpectedCount(of: string): PropertyDecorator {
  const description = `How many ${of} go with the language, as who removes it has seen it.`;
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0, description }),
    Type(() => Number),
    IsInt(),
    Min(0),
    Max(MAX_EXPECTED_COUNT),
  );
}

/** What is known to go with a language. Without it, only one without texts is removed. */
export class RemoveLanguageRequest {
  @IsExpectedCount('texts that users read') readonly published: number = 0;
  @IsExpectedCount('drafts') readonly drafts: number = 0;
}

/** @param entries what would go, other than was seen */
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
    `With the language ${language} go ${published} texts that users read and ${drafts} drafts, and these are ` +
      `not the numbers that are confirmed. Nothing was removed. Look at what they are, and send published: ` +
      `${published} and drafts: ${drafts} if it is meant.`,
    { affected },
  );
}
