import { ConsoleProblem } from '../console.problem.js';
import { MOST_UNASKED } from './live.limit.js';

/**
 * Many texts go live only when whoever asks for it says how many they are.
 *
 * @param live how many would go live
 * @param confirmed how many were confirmed
 * @throws ConsoleProblem `unconfirmed`
 */
export function checkConfirmed(live: number, confirmed: number | undefined): void {
  if (confirmed === live || (confirmed === undefined && live <= MOST_UNASKED)) return;
  const said = confirmed === undefined ? 'nobody has confirmed that' : `${confirmed} are confirmed`;
  throw new ConsoleProblem(
    'unconfirmed',
    `${live} texts would go live at once, and ${said}. Nothing was written. Look at what they are, and ` +
      `send confirmed: ${live} if it is meant.`,
    { live },
  );
}
