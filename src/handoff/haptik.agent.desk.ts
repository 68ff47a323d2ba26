import { AgentDesk, type HandoffOutcome, type HandoffRequest } from '../answer/agent.desk.js';
import { HaptikSetupError } from '../haptik.error.js';
import { refusalOf } from './refusals.js';

export interface HaptikAgentDeskOptions {
  /** Base URL that Haptik gave you, e.g. `https://staging.hellohaptik.com`. */
  readonly baseUrl: string;
  /** Token of the Business Manager. */
  readonly token: string;
  /** Client id of the Conversation Studio, View Credentials. */
  readonly clientId: string;
  /** Calls do not carry it, so it must be given. */
  readonly businessId: number;
  /** @default 'v1.0' */
  readonly version?: 'v1.0' | 'v2.0';
  /** Agent tool that takes the chat; v2.0 only. @default 'athena', Haptik's own */
  readonly receiver?: string;
  /** Seconds until the chat enters the queue, 5 to 10, so that the text arrives first. @default 10 */
  readonly countdown?: number;
}

/** Share of the time that the first attempt may take, so that a second one fits behind it. */
const FIRST_SHARE = 0.6;

/**
 * Hands chats over by the platform's `send_chat_to_agent`. Protocol 4.1. Tries twice when the
 * platform cannot be reached or fails; a refusal is final.
 *
 * @example
 * new HaptikAgentDesk({
 *   baseUrl: 'https://staging.hellohaptik.com',
 *   token: process.env.HAPTIK_TOKEN ?? '',
 *   clientId: process.env.HAPTIK_CLIENT_ID ?? '',
 *   businessId: 343,
 * });
 */
export class HaptikAgentDesk extends AgentDesk {
  readonly #options: Required<HaptikAgentDeskOptions>;
  readonly #url: URL;

  /** @throws HaptikSetupError when an option is missing or makes no sense */
  constructor(options: HaptikAgentDeskOptions) {
    super();
    this.#options = { version: 'v1.0', receiver: 'athena', countdown: 10, ...options };
    const { baseUrl, version } = this.#options;
    this.#url = urlOf(baseUrl, version);
    check(this.#options);
  }

  override async handOver(request: HandoffRequest, signal: AbortSignal): Promise<HandoffOutcome> {
    if (request.team === undefined) {
      return refused('no team is configured: set handoff.team for the bot or the node');
    }
    const body = JSON.stringify(this.bodyOf(request, request.team));
    const first = AbortSignal.timeout(Math.max(1, Math.floor(request.timeLeft * FIRST_SHARE)));
    const outcome = await this.attempt(body, AbortSignal.any([signal, first]));
    const mayRetry = outcome.kind === 'unreachable' || outcome.kind === 'timed-out';
    return mayRetry && !signal.aborted ? this.attempt(body, signal) : outcome;
  }

  private bodyOf({ userName }: HandoffRequest, team: string): Record<string, unknown> {
    const { businessId, countdown, version, receiver } = this.#options;
    return {
      team_name: team,
      user_name: userName,
      business_id: businessId,
      countdown,
      ...(version === 'v2.0' && { receiver }),
    };
  }

  private async attempt(body: string, signal: AbortSignal): Promise<HandoffOutcome> {
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${this.#options.token}`,
          'client-id': this.#options.clientId,
          'Content-Type': 'application/json',
        },
        body,
        signal,
        redirect: 'error',
      });
      return outcomeOf(response.status, await response.text());
    } catch (error) {
      if (signal.aborted) return { kind: 'timed-out' };
      return { kind: 'unreachable', message: causeOf(error) };
    }
  }
}

/** The HTTP codes of failures are not documented, so the body is asked first. Protocol 8.16. */
function outcomeOf(status: number, text: string): HandoffOutcome {
  const body = parse(text);
  const message = body?.['error_message'];
  if (typeof message === 'string' && message !== '' && status < 500) return refused(message);
  if (status === 200 && body?.['success'] === true) return { kind: 'moved' };
  if (status >= 500 || status === 429 || status < 400) {
    return { kind: 'unreachable', message: `the platform answered ${status} without a result` };
  }
  return status === 401 || status === 403
    ? { kind: 'refused', refusal: 'credentials', message: `the platform answered ${status}` }
    : refused(`the platform answered ${status} without a message`);
}

function refused(message: string): HandoffOutcome {
  return { kind: 'refused', refusal: refusalOf(message), message };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** `fetch failed` hides the reason in its cause. */
function causeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return 'the request failed';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

function urlOf(baseUrl: string, version: string): URL {
  try {
    const base = new URL(baseUrl);
    const path = base.pathname.replace(/\/$/, '');
    return new URL(`${path}/integration/external/${version}/send_chat_to_agent/`, base);
  } catch {
    throw new HaptikSetupError(
      'HaptikAgentDesk: baseUrl is no URL. Give the base URL that Haptik gave you, such as ' +
        '"https://staging.hellohaptik.com".',
    );
  }
}

function check({ token, clientId, businessId, countdown }: Required<HaptikAgentDeskOptions>): void {
  const missing = Object.entries({ token, clientId })
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(([name]) => name);
  if (missing.length > 0) {
    throw new HaptikSetupError(
      `HaptikAgentDesk: ${missing.join(' and ')} missing. The token stands in the Business ` +
        'Manager, the client id in the Conversation Studio under View Credentials.',
    );
  }
  if (!Number.isInteger(businessId) || businessId <= 0) {
    throw new HaptikSetupError('HaptikAgentDesk: businessId must be the number of your business.');
  }
  if (!Number.isInteger(countdown) || countdown < 5 || countdown > 10) {
    throw new HaptikSetupError('HaptikAgentDesk: countdown must be a whole number from 5 to 10.');
  }
}
