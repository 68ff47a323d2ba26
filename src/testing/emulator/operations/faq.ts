import type { EmulatorSettings } from '../emulator.options.js';
import { EmulatorFile, type EmulatorRequest } from '../emulator.request.js';
import { ok } from '../platform.answer.js';
import { demand } from '../platform.refusal.js';
import { credentialsOf } from './credentials.js';
import { demandFields, textOf } from './fields.js';
import type { CarryOut } from './operation.js';

/**
 * Uploads FAQ nodes, after all earlier ones of the domain are made inactive. Protocol 4.4, which
 * names 400, 401 and 403 without saying which is which: here a wrong token is 401, a client that
 * the token does not belong to 403, and a form that lacks something 400.
 */
export const createFaq: CarryOut = (request, { settings, faqs }) => {
  demandKnowledgeClient(request, settings);
  const { domain_name, csv_file } = request.body;
  demandFields({ domain_name, csv_file });
  demand(csv_file instanceof EmulatorFile, 400, 'csv_file must be a file');
  const csv = new TextDecoder().decode(csv_file.bytes);
  return ok(enveloped({ task_id: faqs.upload(textOf(domain_name), csv) }));
};

/**
 * What became of an upload: `in progress` to the first question, then `success` or what is wrong
 * with it. A task that nobody started is 400. Protocol 4.4.
 */
export const faqStatus: CarryOut = (request, { settings, faqs }) => {
  demandKnowledgeClient(request, settings);
  const status = faqs.statusOf(request.path.split('/').at(-2) ?? '');
  demand(status !== undefined, 400, 'invalid task_id');
  return ok(enveloped({ status }));
};

/** The form of every answer about FAQ nodes. */
export function enveloped(body: object, error = ''): object {
  return { success: error === '', body, error, meta: {} };
}

function demandKnowledgeClient(request: EmulatorRequest, settings: EmulatorSettings): void {
  const { clientId, isBearer, token } = credentialsOf(request);
  demand(isBearer && token === settings.token, 401, 'invalid authorization details');
  demand(clientId === settings.clientId, 403, 'invalid client_id');
}
