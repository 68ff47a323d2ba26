import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent } from '../platform.record.js';

/** How a chat enters the queue of an agent tool. Protocol 4.1. */
export interface AgentQueueOptions {
  /** @default 'v1.0' */
  readonly version?: 'v1.0' | 'v2.0';
  /** Agent tool that takes the chat; v2.0 only. @default 'athena', Haptik's own */
  readonly receiver?: string;
  /** Seconds until the chat enters the queue, 5 to 10, so that the text arrives first. @default 10 */
  readonly countdown?: number;
}

/** A chat for the human agents. */
export interface ChatToAgent extends AgentQueueOptions {
  /** Haptik's name of the user, as a call brings it. */
  readonly userName: string | undefined;
  /** Team that takes the chat. */
  readonly team: string;
}

/** A queue with all defaults applied. */
export function resolveAgentQueue({
  version = 'v1.0',
  receiver = 'athena',
  countdown = 10,
}: AgentQueueOptions): Required<AgentQueueOptions> {
  return { version, receiver, countdown };
}

/** What is wrong with a queue, if anything. */
export function findAgentQueueProblem({
  version,
  countdown,
}: Required<AgentQueueOptions>): string | undefined {
  if (!/^v[12]\.0$/.test(version)) return 'version must be "v1.0" or "v2.0".';
  const isCountdown = Number.isInteger(countdown) && countdown >= 5 && countdown <= 10;
  return isCountdown ? undefined : 'countdown must be a whole number from 5 to 10.';
}

export function createAgentCall(chat: ChatToAgent, businessId: number): PlatformCall<true> {
  const operation = 'sendChatToAgent';
  const { userName, team } = chat;
  const { version, receiver, countdown } = resolveAgentQueue(chat);
  const fault = findAgentQueueProblem({ version, receiver, countdown });
  if (fault) throw createNotSentError(operation, 'arguments', fault);
  if (!isPresent(userName))
    throw createNotSentError(operation, 'user-missing', 'the user has no name');
  if (!isPresent(team)) throw createNotSentError(operation, 'team-missing', 'no team is named');
  return {
    operation,
    host: 'integration',
    method: 'POST',
    path: `/integration/external/${version}/send_chat_to_agent/`,
    body: {
      team_name: team,
      user_name: userName,
      business_id: businessId,
      countdown,
      ...(version === 'v2.0' && { receiver }),
    },
    personal: userName,
    read: ({ success }) => success === true || undefined,
  };
}
