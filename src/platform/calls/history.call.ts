import { type ChatMessage, toChatMessages } from '../chat.message.js';
import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent, type PlatformRecord } from '../platform.record.js';

interface ChatHistoryBounds {
  /** The conversation number of the webhook call. */
  readonly conversationNo: string | number | undefined;
  /** Maximum number of messages. @default that of the platform */
  readonly limit?: number;
}

export interface ChatHistoryOfUser extends ChatHistoryBounds {
  /** The user name of the webhook call. */
  readonly userName: string | undefined;
  readonly pxut?: never;
  /** Haptik plans to deprecate v1.0. @default 'v2.0' */
  readonly version?: 'v1.0' | 'v2.0';
}

export interface ChatHistoryOfAgentTool extends ChatHistoryBounds {
  /** Token that identifies the user in external agent tools. */
  readonly pxut: string;
  readonly userName?: never;
  readonly version?: 'v2.0';
}

/** The conversation to read, identified by a user name or by the token of an agent tool. Protocol 4.2. */
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

/** Accepts messages as well, since the documentation of v1.0 spells the request for text in two ways. */
function toTranscript(response: PlatformRecord): string | undefined {
  const { chat_text: text } = response;
  if (typeof text === 'string') return text;
  return toChatMessages(response)
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
    throw createNotSentError(operation, 'arguments', 'limit must be an integer of 1 or more.');
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
      // The platform rejects a mix of the two parameter groups.
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
