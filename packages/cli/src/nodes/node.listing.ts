import type { AppDescription } from 'nestjs-haptik/internal';
import { DevelopmentApi } from '../development/development.api.js';
import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { resolveWebhookUrl, type WebhookOptions } from '../webhook/webhook.options.js';
import { renderNodes } from './nodes.view.js';

export type NodesOptions = Pick<WebhookOptions, 'url' | 'bot' | 'json'>;

/** Lists the nodes, entities and searches of an application. */
export async function listNodes(
  { url, bot, json }: NodesOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const api = new DevelopmentApi(resolveWebhookUrl({ url }, terminal));
  const app = selectBot(await api.describeApp(), bot);
  if (json) printJson(terminal, app);
  else terminal.writeStdout(renderNodes(app, terminal.style));
  return EXIT_CODES.ok;
}

/** @throws CommandError when there is no such bot */
function selectBot(app: AppDescription, name: string | undefined): AppDescription {
  if (name === undefined) return app;
  const bots = app.bots.filter((bot) => bot.name === name);
  if (bots.length > 0) return { ...app, bots };
  throw new CommandError(
    EXIT_CODES.usage,
    `There is no bot ${name}. Set --bot to one of: ${app.bots.map((bot) => bot.name).join(', ')}.`,
  );
}
