import { AgentDesk, type HandoffOutcome, type HandoffRequest } from './agent.desk.js';
import { HaptikSetupError } from '../../haptik.error.js';
import {
  type AgentQueueOptions,
  findAgentQueueProblem,
  resolveAgentQueue,
} from '../../platform/calls/agent.call.js';
import { HaptikPlatformClient } from '../../platform/haptik.platform.client.js';
import { HaptikPlatformError } from '../../platform/haptik.platform.error.js';
import type { HaptikPlatformOptions } from '../../platform/haptik.platform.options.js';

/** The credentials of a platform, and options of its agent queue. */
export interface HaptikAgentDeskOptions
  extends
    AgentQueueOptions,
    Pick<HaptikPlatformOptions, 'baseUrl' | 'token' | 'clientId' | 'businessId'> {}

/** Share of the time for the first attempt, so that a second one is possible. */
const FIRST_ATTEMPT_SHARE = 0.6;

/**
 * Hands chats off with the platform's `send_chat_to_agent`. Protocol 4.1. If the platform is
 * unreachable or fails, makes a second attempt, since two handoffs are better than none. A refusal is
 * final.
 *
 * @example
 * new HaptikAgentDesk({
 *   baseUrl: 'https://staging.hellohaptik.com',
 *   token: process.env.HAPTIK_PLATFORM_TOKEN ?? '',
 *   clientId: process.env.HAPTIK_PLATFORM_CLIENT_ID ?? '',
 *   businessId: 343,
 * });
 * @example
 * new HaptikAgentDesk(platform, { version: 'v2.0', countdown: 5 });
 */
export class HaptikAgentDesk extends AgentDesk {
  readonly #client: HaptikPlatformClient;
  readonly #queue: Required<AgentQueueOptions>;

  /** @throws HaptikSetupError when an option is missing or invalid */
  constructor(options: HaptikAgentDeskOptions);
  /** @throws HaptikSetupError when an option of the queue is invalid */
  constructor(client: HaptikPlatformClient, queue?: AgentQueueOptions);
  constructor(given: HaptikAgentDeskOptions | HaptikPlatformClient, queue: AgentQueueOptions = {}) {
    super();
    const isClient = given instanceof HaptikPlatformClient;
    this.#client = isClient ? given : new HaptikPlatformClient(given, 'HaptikAgentDesk');
    this.#queue = resolveAgentQueue(isClient ? queue : given);
    const problem = findAgentQueueProblem(this.#queue);
    if (problem) throw new HaptikSetupError(`HaptikAgentDesk: ${problem}`);
  }

  override get credentials(): readonly string[] {
    return this.#client.credentials;
  }

  override async handOff(request: HandoffRequest, signal: AbortSignal): Promise<HandoffOutcome> {
    const { team, remainingMs } = request;
    if (team === undefined) {
      const message = 'no team is configured: set handoff.team for the bot or the node';
      return { kind: 'refused', refusal: 'other', message };
    }
    const outcome = await this.attempt(
      request.userName,
      team,
      remainingMs * FIRST_ATTEMPT_SHARE,
      signal,
    );
    const mayRetry = outcome.kind === 'unreachable' || outcome.kind === 'timed-out';
    return mayRetry && !signal.aborted
      ? this.attempt(request.userName, team, remainingMs, signal)
      : outcome;
  }

  private async attempt(
    userName: string,
    team: string,
    availableMs: number,
    signal: AbortSignal,
  ): Promise<HandoffOutcome> {
    try {
      const timeoutMs = Math.max(1, Math.floor(availableMs));
      await this.#client.sendChatToAgent(
        { ...this.#queue, userName, team },
        { signal, timeoutMs, retries: 0 },
      );
      return { kind: 'delivered' };
    } catch (error) {
      if (error instanceof HaptikPlatformError) return toOutcome(error);
      throw error;
    }
  }
}

function toOutcome(error: HaptikPlatformError): HandoffOutcome {
  const { kind, refusal = 'other', platformMessage, message } = error;
  if (kind === 'timed-out') return { kind };
  if (kind === 'refused') return { kind, refusal, message: platformMessage ?? message };
  return { kind: 'unreachable', message };
}
