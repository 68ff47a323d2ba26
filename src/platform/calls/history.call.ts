import { type ChatMessage, toChatMessages } from '../chat.message.js';
import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent, type PlatformRecord } from '../platform.record.js';

interface ChatHistoryBounds {
  /** Number of the conversation, as a call brings it. */
  readonly conversationNo: string | number | undefined;
  /** Messages that are wanted at most. @default what the platform thinks best */
  readonly limit?: number;
}

interface ChatHistoryOfUser extends ChatHistoryBounds {
  /** Haptik's name of the user, as a call brings it. */
  readonly userName: string | undefined;
  readonly pxut?: never;
  /** v1.0 is to be deprecated. @default 'v2.0' */
  readonly version?: 'v1.0' | 'v2.0';
}

interface ChatHistoryOfAgentTool extends ChatHistoryBounds {
  /** Token that stands for the user in external agent tools. */
  readonly pxut: string;
  readonly userName?: never;
  readonly version?: 'v2.0';
}

/** Which conversation is read: of a user by name, or by the token of an agent tool. Protocol 4.2. */
export type ChatHistoryQuery = ChatHistoryOfUser | ChatHistoryOfAgentTool;

export function createHistoryCall(
  query: ChatHistoryQuery,
  businessId: number,
): PlatformCall<readonly ChatMessage[]> {
  const operation = 'chatHistory';
  return { ...createBaseCall(operation, query, businessId, 'json'), read: toChatMessages };
}

export function createTranscriptCall(
  query: ChatHistoryQuery,
  businessId: number,
): PlatformCall<string> {
  return { ...createBaseCall('chatTranscript', query, businessId, 'text'), read: toTranscript };
}

/** The page of v1.0 spells the asking for text in two ways, so messages may come all the same. */
function toTranscript(answer: PlatformRecord): string | undefined {
  const { chat_text: text } = answer;
  if (typeof text === 'string') return text;
  return toChatMessages(answer)
    ?.map((message) => `${message.sender}: ${message.text}\n`)
    .join('');
}

function createBaseCall(
  operation: 'chatHistory' | 'chatTranscript',
  query: ChatHistoryQuery,
  businessId: number,
  type: 'json' | 'text',
): Omit<PlatformCall<never>, 'read'> {
  const { conversationNo, limit, version = 'v2.0' } = query;
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    throw createNotSentError(operation, 'arguments', 'limit must be a whole number of 1 or more.');
  }
  if (!isPresent(conversationNo)) {
    throw createNotSentError(operation, 'conversation-missing', 'the conversation has no number');
  }
  if (query.pxut === undefined && !isPresent(query.userName)) {
    throw createNotSentError(operation, 'user-missing', 'the user has no name');
  }
  return {
    operation,
    host: 'integration',
    method: 'GET',
    path: `/integration/external/${version}/get_chat_history/`,
    query: {
      // The groups are not mixed: the platform refuses what is neither.
      ...(query.pxut === undefined
        ? { business_id: businessId, user_name: query.userName }
        : { pxut: query.pxut }),
      conversation_no: conversationNo,
      limit,
      response_type: type,
    },
    personal: [query.userName, query.pxut],
  };
}
