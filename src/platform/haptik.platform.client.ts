import { createAgentCall, type ChatToAgent } from './calls/agent.call.js';
import {
  createFaqCall,
  type FaqStatus,
  createFaqStatusCall,
  type FaqUpload,
} from './calls/faq.call.js';
import { createFeedbackCall, type FeedbackToLog } from './calls/feedback.call.js';
import { createFileCall, type FileToLog, type LoggedFile } from './calls/file.call.js';
import {
  type ChatHistoryQuery,
  createHistoryCall,
  createTranscriptCall,
} from './calls/history.call.js';
import { type LoggedMessage, createMessageCall, type MessageToLog } from './calls/message.call.js';
import { type StoredProfile, createUserCall, type UserProfile } from './calls/user.call.js';
import { createWebhookCall } from './calls/webhook.call.js';
import type { ChatMessage } from './chat.message.js';
import type { HaptikPlatformOptions, PlatformCallOptions } from './haptik.platform.options.js';
import { PlatformSender } from './platform.sender.js';
import { ResolvedPlatformOptions } from './resolved.platform.options.js';

/**
 * A client of the APIs of the platform for one business. Protocol 4. Every method rejects with
 * `HaptikPlatformError` when there is no result, and accepts a `signal`, `timeoutMs` and `retries`
 * per call.
 *
 * A call is retried after a connection error, a timeout, and a response of 408, 429 or 5xx, but only
 * when that is safe: reads and `updateUser` always, other calls only if the platform has certainly
 * not executed the request.
 *
 * @example
 * const platform = new HaptikPlatformClient({
 *   baseUrl: 'https://staging.hellohaptik.com',
 *   messagingUrl: 'https://staging-messenger.haptikapi.com',
 *   token: process.env.HAPTIK_PLATFORM_TOKEN ?? '',
 *   clientId: process.env.HAPTIK_PLATFORM_CLIENT_ID ?? '',
 *   businessId: 343,
 * });
 */
export class HaptikPlatformClient {
  readonly #businessId: number;
  readonly #sender: PlatformSender;
  readonly #credentials: readonly string[];

  /**
   * @param label name of this client in error messages
   * @throws HaptikSetupError when an option is missing or invalid
   */
  constructor(options: HaptikPlatformOptions, label = 'HaptikPlatformClient') {
    const settings = new ResolvedPlatformOptions(label, options);
    this.#businessId = settings.businessId;
    this.#sender = new PlatformSender(settings);
    this.#credentials = [settings.token, settings.clientId];
  }

  /**
   * Token and client id, which no line about a call repeats. A getter, so that a printed client does not show them.
   *
   * @internal
   */
  get credentials(): readonly string[] {
    return this.#credentials;
  }

  /**
   * Hands a chat off to a human agent. Protocol 4.1.
   *
   * @example
   * await platform.sendChatToAgent({ userName: call.user.userName, team: 'returns' });
   */
  async sendChatToAgent(chat: ChatToAgent, options?: PlatformCallOptions): Promise<void> {
    await this.#sender.send(createAgentCall(chat, this.#businessId), options);
  }

  /**
   * Reads the messages of a conversation. Protocol 4.2.
   *
   * @example
   * const { conversationNo, user } = call;
   * const messages = await platform.chatHistory({ userName: user.userName, conversationNo });
   * const said = messages.findLast(({ sender }) => sender === 'user')?.text;
   */
  async chatHistory(
    query: ChatHistoryQuery,
    options?: PlatformCallOptions,
  ): Promise<readonly ChatMessage[]> {
    return this.#sender.send(createHistoryCall(query, this.#businessId), options);
  }

  /**
   * Reads a conversation as one text with a line per message: `user: …`. Protocol 4.2.
   *
   * @example
   * const { conversationNo, user } = call;
   * const text = await platform.chatTranscript({ userName: user.userName, conversationNo });
   */
  async chatTranscript(query: ChatHistoryQuery, options?: PlatformCallOptions): Promise<string> {
    return this.#sender.send(createTranscriptCall(query, this.#businessId), options);
  }

  /**
   * Creates a user. Protocol 4.3.
   *
   * @example
   * await platform.createUser({ authId: 'u-71', name: 'Asha', languageCode: 'hi' });
   */
  async createUser(user: UserProfile, options?: PlatformCallOptions): Promise<StoredProfile> {
    return this.#sender.send(createUserCall('createUser', user), options);
  }

  /**
   * Updates the profile of a user. Protocol 4.3.
   *
   * @example
   * await platform.updateUser({ authId: 'u-71', customData: { plan: 'gold' } });
   */
  async updateUser(user: UserProfile, options?: PlatformCallOptions): Promise<StoredProfile> {
    return this.#sender.send(createUserCall('updateUser', user), options);
  }

  /**
   * Logs a message on behalf of a user. The bot then replies to it. Protocol 4.3.
   *
   * @example
   * await platform.logMessage({ authId: 'u-71', text: 'Where is my order?' });
   */
  async logMessage(message: MessageToLog, options?: PlatformCallOptions): Promise<LoggedMessage> {
    return this.#sender.send(createMessageCall(message, this.#businessId), options);
  }

  /**
   * Logs a file on behalf of a user: an image or a document. The client validates size and type
   * before sending. Protocol 4.3.
   *
   * @example
   * const file = new File([bytes], 'invoice.pdf');
   * const { fileUrl } = await platform.logFile({ authId: 'u-71', file });
   */
  async logFile(file: FileToLog, options?: PlatformCallOptions): Promise<LoggedFile> {
    return this.#sender.send(createFileCall(file, this.#businessId), options);
  }

  /**
   * Logs a user's rating of the active conversation. The platform accepts one per hour. Protocol 4.3.
   *
   * @example
   * await platform.logFeedback({ authId: 'u-71', isResolved: true, rating: 5 });
   */
  async logFeedback(feedback: FeedbackToLog, options?: PlatformCallOptions): Promise<void> {
    await this.#sender.send(createFeedbackCall(feedback, this.#businessId), options);
  }

  /**
   * Re-enables the event webhook, which the platform disables after deliveries have failed for an
   * hour. Protocol 4.3, 5.
   *
   * @example
   * await platform.enableWebhook();
   */
  async enableWebhook(options?: PlatformCallOptions): Promise<void> {
    await this.#sender.send(createWebhookCall(this.#businessId), options);
  }

  /**
   * Replaces the FAQ nodes of a domain. **The platform first deactivates all FAQ nodes of the
   * domain.** The CSV must contain every node, and an invalid CSV leaves the domain without FAQ nodes.
   * Protocol 4.4.
   *
   * @returns the task id for {@link faqStatus}
   * @example
   * const task = await platform.uploadFaqs({ domainName: 'shop', csv: await vault.read('faqs') });
   * const { state, status } = await platform.faqStatus(task);
   */
  async uploadFaqs(upload: FaqUpload, options?: PlatformCallOptions): Promise<string> {
    return this.#sender.send(createFaqCall(upload), options);
  }

  /**
   * Reads the status of an upload of FAQ nodes. Protocol 4.4.
   *
   * @example
   * const { state } = await platform.faqStatus('6f1c');
   */
  async faqStatus(taskId: string, options?: PlatformCallOptions): Promise<FaqStatus> {
    return this.#sender.send(createFaqStatusCall(taskId), options);
  }
}
