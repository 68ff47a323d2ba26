import type { ResolvedEmulatorOptions } from '../emulator.options.js';
import { EmulatorFile, type EmulatorRequest } from '../emulator.request.js';
import { okResponse } from '../emulator.response.js';
import { assertRequest } from '../operation.error.js';
import { readCredentials } from './request.credentials.js';
import { assertFields, toText } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';

/**
 * Uploads FAQ nodes, which replace the active ones of the domain. Protocol 4.4 lists 400, 401 and 403
 * without their causes: the emulator uses 401 for a wrong token, 403 for a wrong client, and 400 for an
 * incomplete form.
 */
export const createFaq: OperationHandler = (request, { settings, faqs }) => {
  assertFaqClient(request, settings);
  const { domain_name, csv_file } = request.body;
  assertFields({ domain_name, csv_file });
  assertRequest(csv_file instanceof EmulatorFile, 400, 'csv_file must be a file');
  const csv = new TextDecoder().decode(csv_file.bytes);
  return okResponse(wrapFaqBody({ task_id: faqs.upload(toText(domain_name), csv) }));
};

/**
 * The status of an upload: `in progress` at the first poll, then `success` or an error. An unknown task
 * is 400. Protocol 4.4.
 */
export const faqStatus: OperationHandler = (request, { settings, faqs }) => {
  assertFaqClient(request, settings);
  const status = faqs.getStatus(request.path.split('/').at(-2) ?? '');
  assertRequest(status !== undefined, 400, 'invalid task_id');
  return okResponse(wrapFaqBody({ status }));
};

/** Wraps the body of a response about FAQ nodes. */
export function wrapFaqBody(body: object, error = ''): object {
  return { success: error === '', body, error, meta: {} };
}

function assertFaqClient(request: EmulatorRequest, settings: ResolvedEmulatorOptions): void {
  const { clientId, isBearer, token } = readCredentials(request);
  assertRequest(isBearer && token === settings.token, 401, 'invalid authorization details');
  assertRequest(clientId === settings.clientId, 403, 'invalid client_id');
}
