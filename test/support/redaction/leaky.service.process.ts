import type { ResponseBehavior } from '../servers/http/capture.server.js';
import { ServiceProcess } from '../servers/service/service.process.js';
import { MARKS } from './marks.js';

const LEAKY_SERVICE = new URL('leaky.service.js', import.meta.url).href;

/** Responses of a platform that refuses every handoff and repeats the whole request. */
export const REFUSALS: readonly ResponseBehavior[] = Array.from(
  { length: 500 },
  () =>
    (response, { requestLine, headers, body }) => {
      const message = `${requestLine} ${JSON.stringify(headers)} ${body.toString()}`;
      response
        .writeHead(400, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ success: false, error_message: message, error: { message } }));
    },
);

/** The service with console, recording, the nodes of leaky.service.js and all levels of the log. */
export function leakyService(
  platformUrl: string,
  env: Readonly<Record<string, string>>,
): ServiceProcess {
  return new ServiceProcess({
    NODE_OPTIONS: `--import=${LEAKY_SERVICE}`,
    LOG_LEVEL: 'verbose',
    HOST: '127.0.0.1',
    // Calls are signed with the old one.
    HAPTIK_SECRET: `${MARKS.newSecret},${MARKS.secret}`,
    HAPTIK_CONSOLE_SECRET: MARKS.consoleSecret,
    HAPTIK_METRICS_HOST: '127.0.0.1',
    HAPTIK_CONSOLE: 'on',
    HAPTIK_OPERATOR_TOKEN: MARKS.operatorToken,
    HAPTIK_SHUTDOWN_GRACE_MS: '0',
    HAPTIK_HANDOFF_DESK: 'haptik',
    HAPTIK_HANDOFF_TEAM: 'support',
    HAPTIK_PLATFORM_BASE_URL: platformUrl,
    HAPTIK_PLATFORM_TOKEN: MARKS.platformToken,
    HAPTIK_PLATFORM_CLIENT_ID: MARKS.platformToken,
    HAPTIK_PLATFORM_BUSINESS_ID: '1',
    ...env,
  });
}

/** The URL of the webhook, once the database is open. */
export async function endpointOf(service: ServiceProcess): Promise<string> {
  const [, endpoint = ''] = await service.waitForOutput(/Webhook endpoint: ([^\s"]+)/);
  await service.waitForOutput(/Storage opened/);
  return endpoint;
}
