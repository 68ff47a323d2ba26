import { notSent } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isGiven, textOf } from '../platform.record.js';
import { type LoggedMessage, loggedMessage } from './message.call.js';

/** A file that a user sent elsewhere. Protocol 4.3. */
export interface FileToLog {
  /** Your own id of the user, as a call brings it. */
  readonly authId: string | undefined;
  /**
   * At most 10 MB; jpg, jpeg, png, gif, doc, docx, pdf, xls, xlsx or csv by the end of its name.
   * `new File([bytes], 'invoice.pdf')` makes one of bytes.
   */
  readonly file: File;
  /** What the user wrote with it. @default nothing */
  readonly text?: string;
}

export interface LoggedFile extends LoggedMessage {
  /** Where the platform keeps the file. */
  readonly fileUrl: string | undefined;
}

const LARGEST_FILE = 10 * 1024 * 1024;
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

export function fileCall(
  { authId, file, text }: FileToLog,
  businessId: number,
): PlatformCall<LoggedFile> {
  const operation = 'logFile';
  if (!isGiven(authId)) throw notSent(operation, 'user-missing', 'the user has no authId');
  const [messageType, mediaType] = TYPES.get(endOf(file.name)) ?? [];
  if (messageType === undefined || mediaType === undefined) {
    const known = [...TYPES.keys()].join(', ');
    throw notSent(operation, 'file-type', `the name of a file must end with one of ${known}`);
  }
  if (file.size === 0 || file.size > LARGEST_FILE) {
    throw notSent(
      operation,
      'file-size',
      `a file has 1 to ${LARGEST_FILE} bytes, not ${file.size}`,
    );
  }
  const body = new FormData();
  body.append('auth_id', authId);
  body.append('business_id', String(businessId));
  body.append('message_type', String(messageType));
  if (isGiven(text)) body.append('message_body', text);
  body.append('file', file.type ? file : new File([file], file.name, { type: mediaType }));
  return {
    operation,
    host: 'messaging',
    method: 'POST',
    path: '/v1.0/log_file_from_user/',
    body,
    personal: [authId, text, file.name],
    read: (answer) => {
      const message = loggedMessage(answer);
      return message && Object.freeze({ ...message, fileUrl: textOf(answer['file_url']) });
    },
  };
}

function endOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
