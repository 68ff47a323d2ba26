import { HaptikSetupError } from '../haptik.error.js';
import type { HaptikPlatformOptions } from './haptik.platform.options.js';

const MAX_TIMEOUT_MS = 600_000;
const MAX_RETRIES = 10;

/** Valid characters of a header value; `fetch` quotes an invalid value in its error. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/** The validated options of a client with all defaults applied. */
export class ResolvedPlatformOptions {
  /** Base URLs without a trailing slash. */
  readonly hosts: { readonly integration: string; readonly messaging: string };
  readonly token: string;
  readonly clientId: string;
  readonly businessId: number;
  readonly timeoutMs: number;
  readonly retries: number;

  /** @throws HaptikSetupError when an option is missing or invalid */
  constructor(label: string, options: HaptikPlatformOptions) {
    const { baseUrl, messagingUrl = baseUrl, token, clientId, businessId } = options;
    const { timeoutMs = 10_000, retries = 2 } = options;
    const integration = parseBaseUrl(label, 'baseUrl', baseUrl);
    this.hosts = { integration, messaging: parseBaseUrl(label, 'messagingUrl', messagingUrl) };
    this.token = token;
    this.clientId = clientId;
    this.businessId = businessId;
    this.timeoutMs = timeoutMs;
    this.retries = retries;
    validateCredentials(label, { token, clientId });
    const problem = isBusinessId(businessId)
      ? findRetryOptionsProblem(this)
      : 'businessId must be the number of your business.';
    if (problem) throw new HaptikSetupError(`${label}: ${problem}`);
  }
}

/** What is wrong with the timeout and the retries; undefined when they are valid. */
export function findRetryOptionsProblem({
  timeoutMs,
  retries,
}: Pick<ResolvedPlatformOptions, 'timeoutMs' | 'retries'>): string | undefined {
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > MAX_TIMEOUT_MS) {
    return `timeoutMs must be an integer from 1 to ${MAX_TIMEOUT_MS}.`;
  }
  if (!Number.isInteger(retries) || retries < 0 || retries > MAX_RETRIES) {
    return `retries must be an integer from 0 to ${MAX_RETRIES}.`;
  }
  return undefined;
}

function isBusinessId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}

function parseBaseUrl(label: string, option: string, given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
  if (!isPlain || !/^https?:$/.test(url.protocol)) {
    throw new HaptikSetupError(
      `${label}: ${option} is not a valid base URL. Use the URL that Haptik provided, e.g. ` +
        '"https://staging.hellohaptik.com", without user, query and fragment.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function validateCredentials(label: string, credentials: Readonly<Record<string, string>>): void {
  const namesOf = (isInvalid: (value: unknown) => boolean): string =>
    Object.keys(credentials)
      .filter((name) => isInvalid(credentials[name]))
      .join(' and ');
  const missing = namesOf((value) => typeof value !== 'string' || value === '');
  if (missing) {
    throw new HaptikSetupError(
      `${label}: ${missing} missing. Copy the token from the Business Manager, and the client id ` +
        'from View Credentials in the Conversation Studio. If it comes from the environment, the ' +
        'variable is not set.',
    );
  }
  const invalid = namesOf((value) => !HEADER_VALUE.test(String(value)));
  if (invalid) {
    throw new HaptikSetupError(
      `${label}: ${invalid} not valid in a header. Remove spaces and line breaks that were copied ` +
        'accidentally.',
    );
  }
}
