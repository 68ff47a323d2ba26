import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { confirmNodes } from '../webhook/node.confirmation.js';
import { describeUrl } from '../webhook/webhook.address.js';
import { readBytes } from '../webhook/webhook.body.js';
import { resolveWebhookUrl } from '../webhook/webhook.options.js';
import { type NamedSecret, readSecret, readWebhookSecret } from '../webhook/webhook.secret.js';
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
  const { secretEnv, node, bot, yes, json } = options;
  const address = given === undefined ? {} : { url: given };
  const url = resolveWebhookUrl({ ...address, ...(bot !== undefined && { bot }) }, terminal);
  const secret = readWebhookSecret(secretEnv, terminal, url);
  const others = readOtherSecrets(options, terminal);
  if (node !== undefined) await confirmNodes(url, `the node ${node} once`, yes, terminal);
  const probe = new WebhookProbe({ url, secrets: { secret, others }, node });
  const results: CheckResult[] = [];
  for await (const result of checkWebhook(probe)) {
    results.push(result);
    if (!json) terminal.writeStdout(formatCheck(result, terminal));
  }
  if (json) {
    printJson(terminal, { url: describeUrl(url), result: worstOutcome(results), checks: results });
  } else terminal.writeStdout(`\n${summarize(results)}\n`);
  return toExitCode(results);
}

function readOtherSecrets({ otherSecretEnv }: DoctorOptions, terminal: Terminal): NamedSecret[] {
  return otherSecretEnv.map((name) => ({ name, value: readSecret(name, terminal) }));
}

async function examineRequest(
  file: string,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { secretEnv, json } = options;
  const secret = readSecret(secretEnv, terminal);
  const otherSecrets = readOtherSecrets(options, terminal).map(({ value }) => value);
  const request = await parseCapturedRequest(await readBytes(file, terminal), file);
  const explanation = explainRequest(request, { secret, secretEnv, otherSecrets });
  if (json) printJson(terminal, { request: file, ...explanation });
  else terminal.writeStdout(formatCheck(explanation.check, terminal));
  return toExitCode([explanation.check]);
}
