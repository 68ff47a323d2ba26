import { type CopyEntry, CopyConflictError, CopyStateError } from '../../copy/copy.repository.js';
import type { CopyFinding } from '../../copy/copy.finding.js';
import { ConsoleException } from '../console.exception.js';
import type { TextView } from './text.view.js';

/** A text that is not published, and why. */
export interface RefusedDraft {
  readonly key: string;
  readonly language: string;
  readonly findings: readonly CopyFinding[];
}

export function draftsRefused(refused: readonly RefusedDraft[]): ConsoleException {
  const names = refused.map(({ key, language }) => `${key} (${language})`);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const message =
    `Nothing was published: a check failed for ${names.slice(0, 3).join(', ')}${more}. ` +
    'Correct what the findings say, and publish again.';
  return new ConsoleException('refused', message, { refused });
}

export function textForbidden(key: string, language: string): ConsoleException {
  return new ConsoleException(
    'forbidden',
    `You may not change "${key}" in the language ${language}. Ask an administrator to add that ` +
      'language and the first word of the key to yours.',
  );
}

export function languageForbidden(language: string): ConsoleException {
  return new ConsoleException(
    'forbidden',
    `You may not add the language ${language}. Ask an administrator to add it to yours.`,
  );
}

/**
 * Carries out a change, and says in words and a status why it cannot be done.
 *
 * @throws ConsoleException `conflict` with the texts as they are now, or `refused`
 */
export async function mapCopyErrors<T>(
  work: () => Promise<T>,
  show: (entries: readonly CopyEntry[]) => Promise<readonly TextView[]>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CopyStateError) {
      throw new ConsoleException('refused', error.message, { refused: [] });
    }
    if (!(error instanceof CopyConflictError)) throw error;
    throw new ConsoleException(
      'conflict',
      'Somebody else changed the text in the meantime, and nothing was overwritten. Look at the text ' +
        'as it is now, and save yours again if you want it in its place.',
      { current: await show(error.current) },
    );
  }
}
