import { EmulatorFile } from '../emulator.request.js';
import { okResponse } from '../emulator.response.js';
import { assertRequest } from '../operation.error.js';
import { assertClient } from './request.credentials.js';
import { assertFields, toNumber, toText } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';
import { toLoggedMessage, findSender } from './sender.js';

const LARGEST_BYTES = 10 * 1024 * 1024;

/** File extensions by `message_type`: 1 is an image, 52 a document. Protocol 4.3. */
const ENDINGS: Readonly<Record<number, RegExp>> = {
  1: /\.(jpe?g|png|gif)$/i,
  52: /\.(docx?|pdf|xlsx?|csv)$/i,
};

/**
 * A file of a user, as a multipart form. Protocol 4.3: 401, and 403 for an unknown user. The emulator
 * uses 413 for a file that is too large, and 400 for other missing or invalid fields.
 */
export const logFile: OperationHandler = (request, state) => {
  assertClient(request, state.settings);
  const { auth_id, business_id, message_type, message_body, file } = request.body;
  const user = findSender(state, { auth_id, business_id });
  assertFields({ message_type });
  assertRequest(file instanceof EmulatorFile, 400, 'file missing in the request');
  assertRequest(file.bytes.byteLength <= LARGEST_BYTES, 413, 'file is larger than 10 MB');
  const endings = ENDINGS[toNumber(message_type)];
  assertRequest(endings !== undefined, 400, 'invalid message_type provided');
  assertRequest(endings.test(file.name), 400, 'invalid file type provided');
  const message = state.addUserMessage(user, toText(message_body));
  const file_url = `https://files.example/${message.id}/${encodeURIComponent(file.name)}`;
  return okResponse({ ...toLoggedMessage(message, toNumber(message_type)), file_url });
};
