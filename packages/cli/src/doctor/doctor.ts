import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { isLoopback } from '../webhook/webhook.address.js';
import { readBytes } from '../webhook/webhook.body.js';
import { readSecret, resolveWebhookUrl } from '../webhook/webhook.options.js';
import { formatCheck, summarize, toExitCode, worstOutcome } from './check.report.js';
import type { CheckResult } from './check.js';
import { parseCapturedRequest } from './captured/request.parser.js';
import { explainRequest } from './captured/request.explanation.js';
import { checkWebhook } from './webhook.doctor.js';
import { WebhookProbe } from './webhook.probe.js';

export interface DoctorOptions {
  readonly secretEnv: string;
  readonly bot?: string;
  readonly node?: string;
  readonly yes?: true;
  readonly request?: string;
  readonly otherSecretEnv: readonly string[];
  readonly json?: true;
}

/** Checks a webhook, or explains a captured request. */
export async function doctor(
  given: string | undefined,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.request === undefined) return examineWebhook(given, options, terminal);
  if (given === undefined) return examineRequest(options.request, options, terminal);
  throw new CommandError(EXIT_CODES.usage, 'Give a URL or --request, not both.');
}

async function examineWebhook(
  given: string | undefined,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { secretEnv, node, bot, json } = options;
  const address = given === undefined ? {} : { url: given };
  const url = resolveWebhookUrl({ ...address, ...(bot !== undefined && { bot }) }, terminal);
  const secret = readSecret(secretEnv, terminal, url);
  await confirmNode(url, options, terminal);
  const probe = new WebhookProbe({ url, secret, secretEnv, node });
  const results: CheckResult[] = [];
  for await (const result of checkWebhook(probe)) {
    results.push(result);
    if (!json) terminal.writeStdout(formatCheck(result, terminal));
  }
  if (json) {
    printJson(terminal, { url: url.href, result: worstOutcome(results), checks: results });
  } else terminal.writeStdout(`\n${summarize(results)}\n`);
  return toExitCode(results);
}

/** @throws CommandError unless the node of a webhook on another machine may run */
async function confirmNode(
  url: URL,
  { node, yes }: DoctorOptions,
  { confirm }: Terminal,
): Promise<void> {
  if (node === undefined || yes || isLoopback(url)) return;
  const question = `This runs the node ${node} of ${url.host} once. Run it? [y/N] `;
  if (await confirm?.(question)) return;
  throw new CommandError(
    EXIT_CODES.usage,
    `The node ${node} would run, with its effects. Add --yes to confirm, or omit --node.`,
  );
}

async function examineRequest(
  file: string,
  { secretEnv, otherSecretEnv, json }: DoctorOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const secret = readSecret(secretEnv, terminal);
  const otherSecrets = otherSecretEnv.map((name) => readSecret(name, terminal));
  const request = await parseCapturedRequest(await readBytes(file, terminal), file);
  const explanation = explainRequest(request, { secret, secretEnv, otherSecrets });
  if (json) printJson(terminal, { request: file, ...explanation });
  else terminal.writeStdout(formatCheck(explanation.check, terminal));
  return toExitCode([explanation.check]);
}
