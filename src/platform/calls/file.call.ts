import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent, readText } from '../platform.record.js';
import { type LoggedMessage, toLoggedMessage } from './message.call.js';

/** A file that a user sent outside Haptik. Protocol 4.3. */
export interface FileToLog {
  /** Your id of the user, as in the webhook call. */
  readonly authId: string | undefined;
  /**
   * At most 10 MiB, with the extension jpg, jpeg, png, gif, doc, docx, pdf, xls, xlsx or csv. Use
   * `new File([bytes], 'invoice.pdf')` to create one from bytes.
   */
  readonly file: File;
  /** Text of the user with the file. @default none */
  readonly text?: string;
}

export interface LoggedFile extends LoggedMessage {
  /** URL of the file on the platform. */
  readonly fileUrl: string | undefined;
}

const MAX_FILE_BYTES = 10 * 1024 * 1024;
const IMAGE = 1;
const DOCUMENT = 52;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

const TYPES: ReadonlyMap<string, readonly [number, string]> = new Map([
  ['jpg', [IMAGE, 'image/jpeg']],
  ['jpeg', [IMAGE, 'image/jpeg']],
  ['png', [IMAGE, 'image/png']],
  ['gif', [IMAGE, 'image/gif']],
  ['pdf', [DOCUMENT, 'application/pdf']],
  ['doc', [DOCUMENT, 'application/msword']],
  ['docx', [DOCUMENT, `${OFFICE}.wordprocessingml.document`]],
  ['xls', [DOCUMENT, 'application/vnd.ms-excel']],
  ['xlsx', [DOCUMENT, `${OFFICE}.spreadsheetml.sheet`]],
  ['csv', [DOCUMENT, 'text/csv']],
]);

export function createFileCall(
  { authId, file, text }: FileToLog,
  businessId: number,
): PlatformCall<LoggedFile> {
  const operation = 'logFile';
  if (!isPresent(authId))
    throw createNotSentError(operation, 'user-missing', 'the user has no authId');
  const [messageType, mediaType] = TYPES.get(fileExtension(file.name)) ?? [];
  if (messageType === undefined || mediaType === undefined) {
    const known = [...TYPES.keys()].join(', ');
    throw createNotSentError(
      operation,
      'file-type',
      `the file must have one of the extensions ${known}`,
    );
  }
  if (file.size === 0 || file.size > MAX_FILE_BYTES) {
    throw createNotSentError(
      operation,
      'file-size',
      `the file must have 1 to ${MAX_FILE_BYTES} bytes, not ${file.size}`,
    );
  }
  const body = new FormData();
  body.append('auth_id', authId);
  body.append('business_id', String(businessId));
  body.append('message_type', String(messageType));
  if (isPresent(text)) body.append('message_body', text);
  body.append('file', file.type ? file : new File([file], file.name, { type: mediaType }));
  return {
    operation,
    host: 'messaging',
    method: 'POST',
    path: '/v1.0/log_file_from_user/',
    body,
    personal: [authId, text, file.name],
    read: (response) => {
      const message = toLoggedMessage(response);
      return message && Object.freeze({ ...message, fileUrl: readText(response['file_url']) });
    },
  };
}

function fileExtension(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
