import { chatHistoryV1 } from './chat.history.v1.js';
import { chatHistoryV2 } from './chat.history.v2.js';
import { enableWebhook } from './enable.webhook.js';
import { createFaq, enveloped, faqStatus } from './faq.js';
import { logFeedback } from './log.feedback.js';
import { logFile } from './log.file.js';
import { logMessage } from './log.message.js';
import type { PlatformOperation } from './operation.js';
import { sendChatToAgent } from './send.chat.to.agent.js';
import { createUser, updateUser } from './user.js';

const external = '/integration/external';
const faq = '/mogambo_api/nodes/faq/create';
const inFaqForm = (message: string): object => enveloped({}, message);

/** Everything that the platform offers, and where. Protocol 4. */
export const OPERATIONS: readonly PlatformOperation[] = Object.freeze([
  at('send_chat_to_agent', 'POST', `${external}/v[12]\\.0/send_chat_to_agent/`, sendChatToAgent),
  at('get_chat_history', 'GET', `${external}/v1\\.0/get_chat_history/`, chatHistoryV1),
  at('get_chat_history', 'GET', `${external}/v2\\.0/get_chat_history/`, chatHistoryV2),
  at('create_user', 'POST', '/v1\\.0/user/', createUser),
  at('update_user', 'PUT', '/v1\\.0/user/', updateUser),
  at('log_message_from_user', 'POST', '/v1\\.0/log_message_from_user/', logMessage),
  at('log_file_from_user', 'POST', '/v1\\.0/log_file_from_user/', logFile),
  at('log_feedback_from_user', 'POST', '/v1\\.0/log_feedback_from_user/', logFeedback),
  at('enable_webhook', 'POST', '/v1\\.0/webhook/', enableWebhook),
  { ...at('create_faq', 'POST', `${faq}/`, createFaq), refusal: inFaqForm },
  { ...at('faq_status', 'GET', `${faq}/status/[^/]+/`, faqStatus), refusal: inFaqForm },
]);

function at(
  name: PlatformOperation['name'],
  method: PlatformOperation['method'],
  path: string,
  carryOut: PlatformOperation['carryOut'],
): PlatformOperation {
  return { name, method, path: new RegExp(`^${path}$`), carryOut };
}
