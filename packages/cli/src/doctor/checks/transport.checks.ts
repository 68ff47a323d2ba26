import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { CommandError } from '../../terminal.js';
import { RateLimitError } from '../../webhook/rate.limit.js';
import { sendToWebhook } from '../../webhook/webhook.client.js';
import { isLoopback } from '../../webhook/webhook.address.js';
import { type CheckResult, failed, ok, skipped, warning } from '../check.js';
import { noCall, type WebhookProbe } from '../webhook.probe.js';

const ROUNDS = 5;
const SLOW_MS = 2000;
const MAX_SKEW_SECONDS = 60;
const PLAIN_TIMEOUT_MS = 5000;

/** Measures requests that run no node: the network, the proxy and the verification. */
export async function checkLatency(probe: WebhookProbe): Promise<CheckResult> {
  const durations: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    durations.push((await probe.post(noCall())).durationMs);
  }
  durations.sort((one, other) => one - other);
  const [median = 0, slowest = 0] = [durations[Math.floor(ROUNDS / 2)], durations.at(-1)];
  const found = `${ROUNDS} requests that run no node take ${median.toFixed(0)} ms in the middle, ${slowest.toFixed(0)} ms at most.`;
  return slowest > SLOW_MS
    ? warning(
        'latency',
        found,
        'Find what is slow before the node: cold starts, the proxy, or the distance.',
      )
    : ok('latency', found);
}

/** Checks that a connection can be used again. */
export async function checkKeepAlive(probe: WebhookProbe): Promise<CheckResult> {
  const Agent = probe.url.protocol === 'https:' ? HttpsAgent : HttpAgent;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    await probe.post(noCall(), undefined, agent);
    const { isConnectionReused } = await probe.post(noCall(), undefined, agent);
    return isConnectionReused
      ? ok('keep-alive', 'A connection is used for several requests.')
      : warning(
          'keep-alive',
          'The server closes the connection after each request.',
          'Keep connections open, so that calls need no new TLS handshake.',
        );
  } catch (error) {
    if (!(error instanceof CommandError) || error instanceof RateLimitError) throw error;
    return failed(
      'keep-alive',
      'The second request on a connection fails.',
      'Let the proxy close idle connections before the application does.',
    );
  } finally {
    agent.destroy();
  }
}

/** Checks the clock of the server by the header Date. */
export async function checkClock(probe: WebhookProbe): Promise<CheckResult> {
  const { headers, durationMs } = await probe.request({ method: 'GET' });
  const time = Date.parse(headers.date ?? '');
  if (Number.isNaN(time)) return skipped('clock', 'The response has no header Date.');
  const skew = Math.round((Date.now() - durationMs / 2 - time) / 1000);
  return Math.abs(skew) > MAX_SKEW_SECONDS
    ? warning(
        'clock',
        `The clocks of the server and of this machine differ by ${Math.abs(skew)} s.`,
        'Synchronize both by NTP: certificates and tokens depend on it.',
      )
    : ok('clock', `The clock of the server differs by ${Math.abs(skew)} s.`);
}

/** Checks that http:// leads to https://. @param plain the URL without TLS, on its usual port */
export async function checkPlainHttp(url: URL, plain = toPlainUrl(url)): Promise<CheckResult> {
  const check = 'http';
  if (url.protocol !== 'https:' || isLoopback(url) || url.port !== '') {
    return skipped(check, 'Only a URL with TLS on the usual port has a counterpart without TLS.');
  }
  return judgePlainHttp(plain);
}

/** Judges what answers at a URL without TLS. */
export async function judgePlainHttp(plain: URL): Promise<CheckResult> {
  const check = 'http';
  try {
    const { status, headers } = await sendToWebhook({
      url: plain,
      method: 'GET',
      timeoutMs: PLAIN_TIMEOUT_MS,
    });
    if (headers.location?.startsWith('https://'))
      return ok(check, 'http:// is redirected to https://.');
    return status < 400
      ? warning(
          check,
          `The webhook answers without TLS, too (${status}).`,
          'Redirect http:// to https://, or close port 80.',
        )
      : ok(check, `The webhook does not answer without TLS (${status}).`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return ok(check, 'Nothing answers without TLS.');
  }
}

function toPlainUrl(url: URL): URL {
  const plain = new URL(url);
  plain.protocol = 'http:';
  return plain;
}
