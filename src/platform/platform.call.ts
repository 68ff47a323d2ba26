import type { PlatformRecord } from './platform.record.js';

/** Methods of the client. */
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

/** One call of the platform as plain data, and how its answer is read. */
export interface PlatformCall<T> {
  readonly operation: PlatformOperation;
  readonly host: 'integration' | 'messaging';
  /** A POST is repeated only if the platform has certainly not carried it out. */
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: PlatformRecord | FormData;
  /** What is about a user: every text in it is kept out of errors. */
  readonly personal: unknown;
  /** The result, or undefined when the answer is not what is documented. */
  readonly read: (answer: PlatformRecord) => T | undefined;
}
