import type { PlatformRecord } from './platform.record.js';

/** The methods of the client. */
export type PlatformOperation =
  | 'sendChatToAgent'
  | 'chatHistory'
  | 'chatTranscript'
  | 'createUser'
  | 'updateUser'
  | 'logMessage'
  | 'logFile'
  | 'logFeedback'
  | 'enableWebhook'
  | 'uploadFaqs'
  | 'faqStatus';

/** A call of the platform as plain data, and the function that reads the response. */
export interface PlatformCall<T> {
  readonly operation: PlatformOperation;
  readonly host: 'integration' | 'messaging';
  /** A POST is retried only if the platform has certainly not executed it. */
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: PlatformRecord | FormData;
  /** Personal data: every text in it is redacted from errors. */
  readonly personal: unknown;
  /** The result, or undefined when the response does not match the documentation. */
  readonly read: (response: PlatformRecord) => T | undefined;
}
