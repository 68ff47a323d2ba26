import type { Command } from 'commander';
import type { ExitCode, Terminal } from '../terminal.js';
import { jsonOption, webhookUrlOption } from '../webhook/webhook.options.js';
import type { OutputOptions, RecordingsOptions } from './recordings.js';

const WHERE =
  '\nThe application must run on this machine, and not in production. What it recorded is redacted.\n';
const EXAMPLES = {
  list: `
  haptik recordings list
  haptik recordings list --url http://localhost:3000/haptik --json`,
  save: `
  haptik recordings save last test/fixtures/order-status.json
  haptik recordings save 0b5c1f80-3f2e-4d3a-9c57-1f0a3c0d9e11 order-status.json --url http://localhost:3000/haptik`,
  export: `
  haptik recordings export calls.json`,
} as const;

/** Adds `haptik recordings`, which saves the recorded calls of a running application. */
export function addRecordingsCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  const recordings = program
    .command('recordings')
    .description('Lists and saves the recorded calls of a running application.')
    .addHelpText('after', WHERE + Object.values(EXAMPLES).join(''));
  recordings
    .command('list')
    .description('Lists the recorded calls, the newest first.')
    .addOption(webhookUrlOption())
    .addOption(jsonOption())
    .addHelpText('after', WHERE + EXAMPLES.list)
    .action(async (options: RecordingsOptions) => {
      const { listRecordings } = await import('./recordings.js');
      onExit(await listRecordings(options, terminal));
    });
  recordings
    .command('save')
    .description('Saves a recorded call and its reply as a fixture for tests.')
    .argument('<id>', 'id of the call, or last')
    .argument('<file>', 'output file')
    .option('--force', 'replaces an existing file')
    .addOption(webhookUrlOption())
    .addOption(jsonOption())
    .addHelpText('after', WHERE + EXAMPLES.save)
    .action(async (id: string, file: string, options: OutputOptions) => {
      const { saveFixture } = await import('./recordings.js');
      onExit(await saveFixture(id, file, options, terminal));
    });
  recordings
    .command('export')
    .description('Saves all recorded calls for haptik replay.')
    .argument('<file>', 'output file')
    .option('--force', 'replaces an existing file')
    .addOption(webhookUrlOption())
    .addOption(jsonOption())
    .addHelpText('after', WHERE + EXAMPLES.export)
    .action(async (file: string, options: OutputOptions) => {
      const { exportRecordings } = await import('./recordings.js');
      onExit(await exportRecordings(file, options, terminal));
    });
}
