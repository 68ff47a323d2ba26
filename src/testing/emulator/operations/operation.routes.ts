import { okResponse } from '../emulator.response.js';
import { assertRequest } from '../operation.error.js';
import { chatHistoryV1 } from './chat.history.v1.js';
import { chatHistoryV2 } from './chat.history.v2.js';
import { createFaq, wrapFaqBody, faqStatus } from './faq.operations.js';
import { logFeedback } from './log.feedback.js';
import { logFile } from './log.file.js';
import { logMessage } from './log.message.js';
import type { OperationHandler, OperationRoute } from './operation.route.js';
import { assertClient } from './request.credentials.js';
import { sendChatToAgent } from './send.chat.to.agent.js';
import { createUser, updateUser } from './user.operations.js';

const EXTERNAL_PATH = '/integration/external';
const FAQ_PATH = '/mogambo_api/nodes/faq/create';
const toFaqErrorBody = (message: string): object => wrapFaqBody({}, message);

/**
 * Re-enables the event webhook. Protocol 4.3. The emulator sends no events; `requests` records the
 * request. A value other than `enabled: true` is 400.
 */
const enableWebhook: OperationHandler = (request, { settings }) => {
  assertClient(request, settings);
  assertRequest(request.body['enabled'] === true, 400, 'enabled must be true');
  return okResponse({ enabled: true });
};

/** All operations of the platform. Protocol 4. */
export const OPERATION_ROUTES: readonly OperationRoute[] = Object.freeze([
  createRoute(
    'send_chat_to_agent',
    'POST',
    `${EXTERNAL_PATH}/v[12]\\.0/send_chat_to_agent/`,
    sendChatToAgent,
  ),
  createRoute(
    'get_chat_history',
    'GET',
    `${EXTERNAL_PATH}/v1\\.0/get_chat_history/`,
    chatHistoryV1,
  ),
  createRoute(
    'get_chat_history',
    'GET',
    `${EXTERNAL_PATH}/v2\\.0/get_chat_history/`,
    chatHistoryV2,
  ),
  createRoute('create_user', 'POST', '/v1\\.0/user/', createUser),
  createRoute('update_user', 'PUT', '/v1\\.0/user/', updateUser),
  createRoute('log_message_from_user', 'POST', '/v1\\.0/log_message_from_user/', logMessage),
  createRoute('log_file_from_user', 'POST', '/v1\\.0/log_file_from_user/', logFile),
  createRoute('log_feedback_from_user', 'POST', '/v1\\.0/log_feedback_from_user/', logFeedback),
  createRoute('enable_webhook', 'POST', '/v1\\.0/webhook/', enableWebhook),
  { ...createRoute('create_faq', 'POST', `${FAQ_PATH}/`, createFaq), toErrorBody: toFaqErrorBody },
  {
    ...createRoute('faq_status', 'GET', `${FAQ_PATH}/status/[^/]+/`, faqStatus),
    toErrorBody: toFaqErrorBody,
  },
]);

function createRoute(
  name: OperationRoute['name'],
  method: OperationRoute['method'],
  path: string,
  handle: OperationRoute['handle'],
): OperationRoute {
  return { name, method, path: new RegExp(`^${path}$`), handle };
}
