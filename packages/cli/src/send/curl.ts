import { quoteForShell } from '../webhook/shell.quote.js';
import type { WebhookRequest } from '../webhook/webhook.client.js';

/** The request as a shell command. It contains the signature, and not the secret. */
export function toCurlCommand({ url, headers = {}, bytes }: WebhookRequest): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `-H ${quoteForShell(`${name}: ${value}`)}`,
  );
  const body = Buffer.from(bytes ?? []).toString('utf8');
  return [
    `curl -sS ${quoteForShell(url.href)}`,
    ...lines,
    `--data-binary ${quoteForShell(body)}`,
  ].join(' \\\n  ');
}
