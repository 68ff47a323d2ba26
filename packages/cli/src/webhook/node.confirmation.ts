import { CommandError, EXIT_CODES, type Terminal } from '../terminal.js';
import { isLoopback } from './webhook.address.js';

/**
 * Asks before nodes of a webhook on another machine run, with their effects.
 *
 * @param what runs, such as `the node pay once`
 * @param isConfirmed whether `--yes` was given
 * @throws CommandError unless they may run
 */
export async function confirmNodes(
  url: URL,
  what: string,
  isConfirmed: boolean | undefined,
  { confirm }: Terminal,
): Promise<void> {
  if (isConfirmed || isLoopback(url)) return;
  if (await confirm?.(`This runs ${what} on ${url.host}. Run it? [y/N] `)) return;
  throw new CommandError(
    EXIT_CODES.usage,
    `This would run ${what} on ${url.host}, with all effects. Add --yes to confirm.`,
  );
}
