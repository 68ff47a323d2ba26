type EnvironmentConfig = Record<string, unknown>;

/** A variable that is no whole number stays a text, so that the check can name it. */
const parseInteger = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);

const BOOLEAN_VALUES: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  off: false,
  false: false,
};
/** So does one that is neither on nor off. */
const parseBoolean = (text: string): unknown => BOOLEAN_VALUES[text] ?? text;

const parseList = (text: string): string[] => text.split(',').filter((part) => part !== '');

/** Environment variables, and where in the configuration each one lands. */
const ENVIRONMENT_VARIABLES: Readonly<
  Record<string, readonly [path: string, read?: (text: string) => unknown]>
> = {
  HTTP_PLATFORM: ['platform'],
  HOST: ['host'],
  PORT: ['port', parseInteger],
  HAPTIK_REQUEST_TIMEOUT_MS: ['http.requestTimeoutMs', parseInteger],
  HAPTIK_MAX_CONNECTIONS: ['http.maxConnections', parseInteger],
  HAPTIK_SHUTDOWN_GRACE_MS: ['http.shutdownGraceMs', parseInteger],
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
  HAPTIK_OPERATOR_TOKEN: ['operator.token'],
  HAPTIK_CONSOLE: ['console.mode'],
  HAPTIK_CONSOLE_SECRET: ['console.secret'],
  HAPTIK_TRUST_PROXY: ['console.trustProxy', parseBoolean],
  HAPTIK_SSO_NAME: ['console.sso.name'],
  HAPTIK_SSO_ISSUER: ['console.sso.issuer'],
  HAPTIK_SSO_CLIENT_ID: ['console.sso.clientId'],
  HAPTIK_SSO_CLIENT_SECRET: ['console.sso.clientSecret'],
  HAPTIK_SSO_TRUST_EMAIL: ['console.sso.trustEmail', parseBoolean],
  HAPTIK_HANDOFF_DESK: ['handoff.desk'],
  HAPTIK_PLATFORM_BASE_URL: ['handoff.baseUrl'],
  HAPTIK_PLATFORM_MESSAGING_URL: ['handoff.messagingUrl'],
  HAPTIK_PLATFORM_TOKEN: ['handoff.token'],
  HAPTIK_PLATFORM_CLIENT_ID: ['handoff.clientId'],
  HAPTIK_PLATFORM_BUSINESS_ID: ['handoff.businessId', parseInteger],
  HAPTIK_HANDOFF_TEAM: ['handoff.team'],
};

/** The part of the configuration that the environment sets. An empty variable is not set. */
export function readEnvironment(env: NodeJS.ProcessEnv): EnvironmentConfig {
  const tree: EnvironmentConfig = {};
  for (const [name, [path, read]] of Object.entries(ENVIRONMENT_VARIABLES)) {
    const text = env[name];
    if (text) setPath(tree, path.split('.'), read ? read(text) : text);
  }
  return tree;
}

function setPath(tree: EnvironmentConfig, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) tree[key] = value;
  else setPath((tree[key] ??= {}) as EnvironmentConfig, rest, value);
}
