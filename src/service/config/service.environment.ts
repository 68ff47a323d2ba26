import { set } from 'es-toolkit/compat';

/** A configuration before it is validated. */
export type ConfigTree = Record<string, unknown>;

/** Text that is not an integer is kept, so that validation can report the setting. */
const parseInteger = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);

const BOOLEAN_VALUES: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  off: false,
  false: false,
};
/** Text that is not a boolean is kept, too. */
const parseBoolean = (text: string): unknown => BOOLEAN_VALUES[text] ?? text;

const parseList = (text: string): string[] => text.split(',').filter((part) => part !== '');
const parseAddresses = (text: string): string[] => parseList(text).map((part) => part.trim());

/** Environment variables, each with its path in the configuration. */
const ENVIRONMENT_VARIABLES: Readonly<
  Record<string, readonly [path: string, read?: (text: string) => unknown]>
> = {
  HTTP_PLATFORM: ['httpPlatform'],
  HOST: ['host'],
  PORT: ['port', parseInteger],
  HAPTIK_REQUEST_TIMEOUT_MS: ['http.requestTimeoutMs', parseInteger],
  HAPTIK_MAX_CONNECTIONS: ['http.maxConnections', parseInteger],
  HAPTIK_SHUTDOWN_GRACE_MS: ['http.shutdownGraceMs', parseInteger],
  HAPTIK_SHUTDOWN_TIMEOUT_MS: ['http.shutdownTimeoutMs', parseInteger],
  HAPTIK_TLS_CERT_FILE: ['http.tls.certFile'],
  HAPTIK_TLS_KEY_FILE: ['http.tls.keyFile'],
  LOG_LEVEL: ['logLevel'],
  HAPTIK_SECRET: ['secrets', parseList],
  HAPTIK_PATH: ['path'],
  HAPTIK_KEEP_ALIVE_TIMEOUT_MS: ['http.keepAliveTimeoutMs', parseInteger],
  HAPTIK_PUBLIC_URL: ['publicUrl', (text) => text.replace(/\/+$/, '')],
  HAPTIK_SEARCH_KEY: ['search.key'],
  HAPTIK_HSL_ADAPTATION: ['hsl.adaptation'],
  DATABASE_URL: ['storage.url'],
  HAPTIK_STORAGE: ['storage.mode'],
  HAPTIK_STORAGE_FOLDER: ['storage.folder'],
  HAPTIK_STATISTICS: ['storage.statistics'],
  HAPTIK_OPERATOR_TOKEN: ['operator.token'],
  HAPTIK_CONSOLE: ['console.mode'],
  HAPTIK_CONSOLE_SECRET: ['console.secret'],
  HAPTIK_TRUST_PROXY: ['console.trustProxy', parseBoolean],
  HAPTIK_METRICS_PORT: ['metrics.port', parseInteger],
  HAPTIK_METRICS_HOST: ['metrics.host'],
  HAPTIK_PLAYGROUND: ['playground.mode'],
  HAPTIK_PLAYGROUND_PORT: ['playground.port', parseInteger],
  HAPTIK_SSO_NAME: ['console.sso.name'],
  HAPTIK_SSO_ISSUER: ['console.sso.issuer'],
  HAPTIK_SSO_CLIENT_ID: ['console.sso.clientId'],
  HAPTIK_SSO_CLIENT_SECRET: ['console.sso.clientSecret'],
  HAPTIK_SSO_TRUST_EMAIL: ['console.sso.trustEmail', parseBoolean],
  HAPTIK_HANDOFF_DESK: ['handoff.desk'],
  HAPTIK_PLATFORM_BASE_URL: ['platform.baseUrl'],
  HAPTIK_PLATFORM_MESSAGING_URL: ['platform.messagingUrl'],
  HAPTIK_PLATFORM_TOKEN: ['platform.token'],
  HAPTIK_PLATFORM_CLIENT_ID: ['platform.clientId'],
  HAPTIK_PLATFORM_BUSINESS_ID: ['platform.businessId', parseInteger],
  HAPTIK_HANDOFF_TEAM: ['handoff.team'],
  HAPTIK_NOTICES_WEBHOOK_URL: ['notices.webhook.url'],
  HAPTIK_NOTICES_WEBHOOK_SECRET: ['notices.webhook.secret'],
  HAPTIK_NOTICES_SLACK_URL: ['notices.slack.url'],
  HAPTIK_NOTICES_SMTP_URL: ['notices.email.url'],
  HAPTIK_NOTICES_EMAIL_FROM: ['notices.email.from'],
  HAPTIK_NOTICES_EMAIL_TO: ['notices.email.to', parseAddresses],
};

/** The part of the configuration that the environment sets. An empty variable counts as unset. */
export function readEnvironment(env: NodeJS.ProcessEnv): ConfigTree {
  const tree: ConfigTree = {};
  for (const [name, [path, read]] of Object.entries(ENVIRONMENT_VARIABLES)) {
    const text = env[name];
    if (text) set(tree, path, read ? read(text) : text);
  }
  return tree;
}
