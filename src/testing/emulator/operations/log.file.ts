import { EmulatorFile } from '../emulator.request.js';
import { ok } from '../platform.answer.js';
import { demand } from '../platform.refusal.js';
import { demandClient } from './credentials.js';
import { demandFields, numberOf, textOf } from './fields.js';
import type { CarryOut } from './operation.js';
import { logged, senderOf } from './sender.js';

const LARGEST_BYTES = 10 * 1024 * 1024;

/** Endings by `message_type`: 1 is an image, 52 a document. Protocol 4.3. */
const ENDINGS: Readonly<Record<number, RegExp>> = {
  1: /\.(jpe?g|png|gif)$/i,
  52: /\.(docx?|pdf|xlsx?|csv)$/i,
};

/**
 * A file of the user, as a multipart form. Protocol 4.3: 401, and 403 for a user whom nobody
 * created. A file that is too large is 413; what is missing or wrong beside that is 400.
 */
export const logFile: CarryOut = (request, state) => {
  demandClient(request, state.settings);
  const { auth_id, business_id, message_type, message_body, file } = request.body;
  const user = senderOf(state, { auth_id, business_id });
  demandFields({ message_type });
  demand(file instanceof EmulatorFile, 400, 'file missing in the request');
  demand(file.bytes.byteLength <= LARGEST_BYTES, 413, 'file is larger than 10 MB');
  const endings = ENDINGS[numberOf(message_type)];
  demand(endings !== undefined, 400, 'invalid message_type provided');
  demand(endings.test(file.name), 400, 'invalid file type provided');
  const message = state.hear(user, textOf(message_body));
  const file_url = `https://files.example/${message.id}/${encodeURIComponent(file.name)}`;
  return ok({ ...logged(message, numberOf(message_type)), file_url });
};
