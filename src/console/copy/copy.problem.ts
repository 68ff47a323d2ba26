import { type CopyEntry, CopyConflict, CopyRefusal } from '../../copy/copy.book.js';
import type { CopyFinding } from '../../copy/copy.finding.js';
import { ConsoleProblem } from '../console.problem.js';
import type { TextView } from './text.view.js';

/** A text that is not published, and why. */
export interface RefusedText {
  readonly key: string;
  readonly language: string;
  readonly findings: readonly CopyFinding[];
}

export function refusedTexts(refused: readonly RefusedText[]): ConsoleProblem {
  const names = refused.map(({ key, language }) => `${key} (${language})`);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const message =
    `Nothing was published: a check failed for ${names.slice(0, 3).join(', ')}${more}. ` +
    'Correct what the findings say, and publish again.';
  return new ConsoleProblem('refused', message, { refused });
}

export function mayNotWrite(key: string, language: string): ConsoleProblem {
  return new ConsoleProblem(
    'denied',
    `You may not change "${key}" in the language ${language}. Ask an administrator to add that ` +
      'language and the first word of the key to yours.',
  );
}

export function mayNotAdd(language: string): ConsoleProblem {
  return new ConsoleProblem(
    'denied',
    `You may not add the language ${language}. Ask an administrator to add it to yours.`,
  );
}

/**
 * Carries out a change, and says in words and a status why it cannot be done.
 *
 * @throws ConsoleProblem `conflict` with the texts as they are now, or `refused`
 */
export async function asProblem<T>(
  work: () => Promise<T>,
  show: (entries: readonly CopyEntry[]) => Promise<readonly TextView[]>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CopyRefusal) {
      throw new ConsoleProblem('refused', error.message, { refused: [] });
    }
    if (!(error instanceof CopyConflict)) throw error;
    throw new ConsoleProblem(
      'conflict',
      'Somebody else changed the text in the meantime, and nothing was overwritten. Look at the text ' +
        'as it is now, and save yours again if you want it in its place.',
      { current: await show(error.current) },
    );
  }
}
