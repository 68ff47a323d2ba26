import type { Command } from 'commander';
import type { ExitCode, Terminal } from '../terminal.js';
import { botOption, jsonOption, webhookUrlOption } from '../webhook/webhook.options.js';
import type { NodesOptions } from './node.listing.js';

const AFTER_HELP = `
The application must run on this machine, and not in production.

  haptik nodes
  haptik nodes --url http://localhost:3000/api/haptik --bot support
  haptik nodes --json`;

/** Adds `haptik nodes`, which lists what a running application handles. */
export function addNodesCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('nodes')
    .description('Lists the nodes of a running application, with their entities and searches.')
    .addOption(webhookUrlOption())
    .addOption(botOption())
    .addOption(jsonOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (options: NodesOptions) => {
      const { listNodes } = await import('./node.listing.js');
      onExit(await listNodes(options, terminal));
    });
}
