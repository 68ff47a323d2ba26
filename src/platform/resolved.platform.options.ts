import { HaptikSetupError } from '../haptik.error.js';
import type { HaptikPlatformOptions } from './haptik.platform.options.js';

const MAX_TIMEOUT_MS = 600_000;
const MAX_RETRIES = 10;

/** What a header can carry as it is; `fetch` quotes anything else in its error. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/** The options of a client, checked, with all defaults applied. */
export class ResolvedPlatformOptions {
  /** Base URLs without a slash at the end. */
  readonly hosts: { readonly integration: string; readonly messaging: string };
  readonly token: string;
  readonly clientId: string;
  readonly businessId: number;
  readonly timeoutMs: number;
  readonly retries: number;

  /** @throws HaptikSetupError when an option is missing or makes no sense */
  constructor(where: string, options: HaptikPlatformOptions) {
    const { baseUrl, messagingUrl = baseUrl, token, clientId, businessId } = options;
    const { timeoutMs = 10_000, retries = 2 } = options;
    const integration = parseBaseUrl(where, 'baseUrl', baseUrl);
    this.hosts = { integration, messaging: parseBaseUrl(where, 'messagingUrl', messagingUrl) };
    this.token = token;
    this.clientId = clientId;
    this.businessId = businessId;
    this.timeoutMs = timeoutMs;
    this.retries = retries;
    checkCredentials(where, { token, clientId });
    const fault = isBusinessId(businessId)
      ? findRetryOptionsProblem(this)
      : 'businessId must be the number of your business.';
    if (fault) throw new HaptikSetupError(`${where}: ${fault}`);
  }
}

/** What is wrong with the time and the attempts that a call may take, if anything. */
export function findRetryOptionsProblem({
  timeoutMs,
  retries,
}: Pick<ResolvedPlatformOptions, 'timeoutMs' | 'retries'>): string | undefined {
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > MAX_TIMEOUT_MS) {
    return `timeoutMs must be a whole number from 1 to ${MAX_TIMEOUT_MS}.`;
  }
  if (!Number.isInteger(retries) || retries < 0 || retries > MAX_RETRIES) {
    return `retries must be a whole number from 0 to ${MAX_RETRIES}.`;
  }
  return undefined;
}

function isBusinessId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}

function parseBaseUrl(where: string, option: string, given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
  if (!isPlain || !/^https?:$/.test(url.protocol)) {
    throw new HaptikSetupError(
      `${where}: ${option} is no URL of a platform. Give the base URL that Haptik gave you, such ` +
        'as "https://staging.hellohaptik.com", without user, query and fragment.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function checkCredentials(where: string, credentials: Readonly<Record<string, string>>): void {
  const named = (isWrong: (value: unknown) => boolean): string =>
    Object.keys(credentials)
      .filter((name) => isWrong(credentials[name]))
      .join(' and ');
  const missing = named((value) => typeof value !== 'string' || value === '');
  if (missing) {
    throw new HaptikSetupError(
      `${where}: ${missing} missing. The token stands in the Business Manager, the client id in ` +
        'the Conversation Studio under View Credentials. If it comes from the environment, the ' +
        'variable is not set.',
    );
  }
  const unfit = named((value) => !HEADER_VALUE.test(String(value)));
  if (unfit) {
    throw new HaptikSetupError(
      `${where}: ${unfit} cannot stand in a header. Look for a blank or a line break that was ` +
        'copied along.',
    );
  }
}
