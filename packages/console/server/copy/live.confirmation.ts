import { MAX_UNCONFIRMED_TEXTS } from 'nestjs-haptik/internal';
import { ConsoleException } from '../common/console.exception.js';

/**
 * Requires confirmation for publishing many texts.
 *
 * @param live number of texts that would be published
 * @param confirmed number that the client confirmed
 * @throws ConsoleException `confirmation-required`
 */
export function assertConfirmed(live: number, confirmed: number | undefined): void {
  if (confirmed === live || (confirmed === undefined && live <= MAX_UNCONFIRMED_TEXTS)) return;
  const confirmation =
    confirmed === undefined ? 'the number is not confirmed' : `${confirmed} are confirmed`;
  throw new ConsoleException(
    'confirmation-required',
    `${live} texts would be published, but ${confirmation}. Nothing was written. Review the texts, ` +
      `and send confirmed: ${live} to publish them.`,
    { live },
  );
}
