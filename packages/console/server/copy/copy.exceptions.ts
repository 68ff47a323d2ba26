import { CopyConflictError, type CopyEntry, CopyStateError } from 'nestjs-haptik/copy';
import type { CopyFinding } from 'nestjs-haptik/internal';
import { ConsoleException } from '../common/console.exception.js';
import type { TextView } from './views/text.view.js';

/** A draft that was not published, with its findings. */
export interface RefusedDraft {
  readonly key: string;
  readonly language: string;
  readonly findings: readonly CopyFinding[];
}

export function draftsRefused(refused: readonly RefusedDraft[]): ConsoleException {
  const names = refused.map(({ key, language }) => `${key} (${language})`);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const message =
    'Nothing was published, because validation failed for ' +
    `${names.slice(0, 3).join(', ')}${more}. Correct the texts as the findings say, and ` +
    'publish again.';
  return new ConsoleException('refused', message, { refused });
}

export function textForbidden(key: string, language: string): ConsoleException {
  return new ConsoleException(
    'forbidden',
    `You may not edit "${key}" in the language ${language}. Ask an administrator to add ` +
      'the language and the key prefix to your account.',
  );
}

export function languageForbidden(language: string): ConsoleException {
  return new ConsoleException(
    'forbidden',
    `You may not add the language ${language}. Ask an administrator to add it to your ` +
      'account.',
  );
}

/**
 * Runs a change, and converts errors of the repository into problems.
 *
 * @throws ConsoleException `conflict` with the current texts, or `refused`
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
      'Another user changed the text in the meantime; nothing was overwritten. Compare the ' +
        'current text, and save yours again to replace it.',
      { current: await show(error.current) },
    );
  }
}
