import { ConsoleException } from '../console.exception.js';
import { MAX_UNCONFIRMED_TEXTS } from './confirmation.limit.js';

/**
 * Many texts go live only when whoever asks for it says how many they are.
 *
 * @param live how many would go live
 * @param confirmed how many were confirmed
 * @throws ConsoleException `confirmation-required`
 */
export function assertConfirmed(live: number, confirmed: number | undefined): void {
  if (confirmed === live || (confirmed === undefined && live <= MAX_UNCONFIRMED_TEXTS)) return;
  const said = confirmed === undefined ? 'nobody has confirmed that' : `${confirmed} are confirmed`;
  throw new ConsoleException(
    'confirmation-required',
    `${live} texts would go live at once, and ${said}. Nothing was written. Look at what they are, and ` +
      `send confirmed: ${live} if it is meant.`,
    { live },
  );
}
