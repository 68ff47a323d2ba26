import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent } from '../platform.record.js';

/** How a chat is queued in an agent tool. Protocol 4.1. */
export interface AgentQueueOptions {
  /** @default 'v1.0' */
  readonly version?: 'v1.0' | 'v2.0';
  /** Agent tool that takes the chat; v2.0 only. @default 'athena', Haptik's own */
  readonly receiver?: string;
  /** Seconds until the chat is queued, 5 to 10, so that the reply arrives first. @default 10 */
  readonly countdown?: number;
}

/** A chat to hand off to human agents. */
export interface ChatToAgent extends AgentQueueOptions {
  /** The user name of the webhook call. */
  readonly userName: string | undefined;
  /** Team that takes the chat. */
  readonly team: string;
}

/** The queue options with all defaults applied. */
export function resolveAgentQueue({
  version = 'v1.0',
  receiver = 'athena',
  countdown = 10,
}: AgentQueueOptions): Required<AgentQueueOptions> {
  return { version, receiver, countdown };
}

/** What is wrong with the queue options; undefined when they are valid. */
export function findAgentQueueProblem({
  version,
  countdown,
}: Required<AgentQueueOptions>): string | undefined {
  if (!/^v[12]\.0$/.test(version)) return 'version must be "v1.0" or "v2.0".';
  const isCountdown = Number.isInteger(countdown) && countdown >= 5 && countdown <= 10;
  return isCountdown ? undefined : 'countdown must be an integer from 5 to 10.';
}

export function createAgentCall(chat: ChatToAgent, businessId: number): PlatformCall<true> {
  const operation = 'sendChatToAgent';
  const { userName, team } = chat;
  const { version, receiver, countdown } = resolveAgentQueue(chat);
  const problem = findAgentQueueProblem({ version, receiver, countdown });
  if (problem) throw createNotSentError(operation, 'arguments', problem);
  if (!isPresent(userName))
    throw createNotSentError(operation, 'user-missing', 'the user has no name');
  if (!isPresent(team)) throw createNotSentError(operation, 'team-missing', 'the team is missing');
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
