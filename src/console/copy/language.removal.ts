import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { CopyEntry } from '../../copy/copy.book.js';
import { ConsoleProblem } from '../console.problem.js';
import type { LanguageView } from './language.view.js';

const MOST = 2 ** 31 - 1;

function SeenCount(of: string): PropertyDecorator {
  const description = `How many ${of} go with the language, as who removes it has seen it.`;
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0, description }),
    Type(() => Number),
    IsInt(),
    Min(0),
    Max(MOST),
  );
}

/** What is known to go with a language. Without it, only one without texts is removed. */
export class LanguageRemoval {
  @SeenCount('texts that users read') readonly published: number = 0;
  @SeenCount('drafts') readonly drafts: number = 0;
}

/** @param entries what would go, other than was seen */
export function unseenTexts(language: string, entries: readonly CopyEntry[]): ConsoleProblem {
  const lost: LanguageView = {
    language,
    published: entries.filter(({ published }) => published !== null).length,
    drafts: entries.filter(({ draft }) => draft !== null).length,
    scheduled: entries.filter(({ publishAt }) => publishAt !== null).length,
  };
  const { published, drafts } = lost;
  return new ConsoleProblem(
    'unconfirmed',
    `With the language ${language} go ${published} texts that users read and ${drafts} drafts, and these are ` +
      `not the numbers that are confirmed. Nothing was removed. Look at what they are, and send published: ` +
      `${published} and drafts: ${drafts} if it is meant.`,
    { lost },
  );
}
