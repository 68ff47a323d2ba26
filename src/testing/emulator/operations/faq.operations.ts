import type { ResolvedEmulatorOptions } from '../emulator.options.js';
import { EmulatorFile, type EmulatorRequest } from '../emulator.request.js';
import { okResponse } from '../emulator.response.js';
import { assertRequest } from '../operation.error.js';
import { readCredentials } from './request.credentials.js';
import { assertFields, toText } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';

/**
 * Uploads FAQ nodes, after all earlier ones of the domain are made inactive. Protocol 4.4, which
 * names 400, 401 and 403 without saying which is which: here a wrong token is 401, a client that
 * the token does not belong to 403, and a form that lacks something 400.
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
 * What became of an upload: `in progress` to the first question, then `success` or what is wrong
 * with it. A task that nobody started is 400. Protocol 4.4.
 */
export const faqStatus: OperationHandler = (request, { settings, faqs }) => {
  assertFaqClient(request, settings);
  const status = faqs.getStatus(request.path.split('/').at(-2) ?? '');
  assertRequest(status !== undefined, 400, 'invalid task_id');
  return okResponse(wrapFaqBody({ status }));
};

/** The form of every answer about FAQ nodes. */
export function wrapFaqBody(body: object, error = ''): object {
  return { success: error === '', body, error, meta: {} };
}

function assertFaqClient(request: EmulatorRequest, settings: ResolvedEmulatorOptions): void {
  const { clientId, isBearer, token } = readCredentials(request);
  assertRequest(isBearer && token === settings.token, 401, 'invalid authorization details');
  assertRequest(clientId === settings.clientId, 403, 'invalid client_id');
}
