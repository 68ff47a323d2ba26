type Tree = Record<string, unknown>;

/** A variable that is no whole number stays a text, so that the check can name it. */
const whole = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);

const SWITCH: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  off: false,
  false: false,
};
/** So does one that is neither on nor off. */
const flag = (text: string): unknown => SWITCH[text] ?? text;

const list = (text: string): string[] => text.split(',').filter((part) => part !== '');

/** Environment variables, and where in the configuration each one lands. */
const VARIABLES: Readonly<
  Record<string, readonly [path: string, read?: (text: string) => unknown]>
> = {
  HTTP_PLATFORM: ['platform'],
  HOST: ['host'],
  PORT: ['port', whole],
  HAPTIK_REQUEST_TIMEOUT_MS: ['http.requestTimeoutMs', whole],
  HAPTIK_MAX_CONNECTIONS: ['http.maxConnections', whole],
  HAPTIK_SHUTDOWN_GRACE_MS: ['http.shutdownGraceMs', whole],
  LOG_LEVEL: ['logLevel'],
  HAPTIK_SECRET: ['secrets', list],
  HAPTIK_PATH: ['path'],
  HAPTIK_KEEP_ALIVE_TIMEOUT_MS: ['http.keepAliveTimeoutMs', whole],
  HAPTIK_PUBLIC_URL: ['publicUrl', (text) => text.replace(/\/+$/, '')],
  HAPTIK_SEARCH_KEY: ['search.key'],
  HAPTIK_HSL_FIT: ['hsl.fit'],
  DATABASE_URL: ['storage.url'],
  HAPTIK_STORAGE: ['storage.mode'],
  HAPTIK_STORAGE_FOLDER: ['storage.folder'],
  HAPTIK_OPERATOR_TOKEN: ['operator.token'],
  HAPTIK_CONSOLE: ['console.mode'],
  HAPTIK_CONSOLE_SECRET: ['console.secret'],
  HAPTIK_TRUST_PROXY: ['console.trustProxy', flag],
  HAPTIK_SSO_NAME: ['console.sso.name'],
  HAPTIK_SSO_ISSUER: ['console.sso.issuer'],
  HAPTIK_SSO_CLIENT_ID: ['console.sso.clientId'],
  HAPTIK_SSO_CLIENT_SECRET: ['console.sso.clientSecret'],
  HAPTIK_HANDOFF: ['handoff.desk'],
  HAPTIK_BASE_URL: ['handoff.baseUrl'],
  HAPTIK_MESSAGING_URL: ['handoff.messagingUrl'],
  HAPTIK_TOKEN: ['handoff.token'],
  HAPTIK_CLIENT_ID: ['handoff.clientId'],
  HAPTIK_BUSINESS_ID: ['handoff.businessId', whole],
  HAPTIK_TEAM: ['handoff.team'],
};

/** The part of the configuration that the environment sets. An empty variable is not set. */
export function variablesOf(env: NodeJS.ProcessEnv): Tree {
  const tree: Tree = {};
  for (const [name, [path, read]] of Object.entries(VARIABLES)) {
    const text = env[name];
    if (text) set(tree, path.split('.'), read ? read(text) : text);
  }
  return tree;
}

function set(tree: Tree, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) tree[key] = value;
  else set((tree[key] ??= {}) as Tree, rest, value);
}
