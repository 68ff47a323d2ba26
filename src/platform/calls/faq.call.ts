import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent, readRecord, readText } from '../platform.record.js';

/** An upload of all FAQ nodes of a domain. Protocol 4.4. */
export interface FaqUpload {
  readonly domainName: string;
  /**
   * One line per node: its name, user expressions separated by `|`, and messages of the answer
   * separated by `<m>`.
   */
  readonly csv: string | Blob;
}

/** The status of an upload. */
export interface FaqStatus {
  readonly state: 'in-progress' | 'done' | 'failed';
  /** The status message of the platform, with the error of a failed upload. */
  readonly status: string;
}

const PATH = '/mogambo_api/nodes/faq/create/';

export function createFaqCall({ domainName, csv }: FaqUpload): PlatformCall<string> {
  const operation = 'uploadFaqs';
  if (!isPresent(domainName))
    throw createNotSentError(operation, 'arguments', 'the domain is missing');
  const file = new File([csv], 'faqs.csv', { type: 'text/csv' });
  // The platform deactivates all nodes first, so that an empty file would leave none.
  if (file.size === 0) throw createNotSentError(operation, 'file-size', 'the CSV is empty');
  const body = new FormData();
  body.append('domain_name', domainName);
  body.append('csv_file', file);
  return {
    operation,
    host: 'integration',
    method: 'POST',
    path: PATH,
    body,
    personal: undefined,
    read: (response) => readText(readRecord(response['body'])?.['task_id']),
  };
}

export function createFaqStatusCall(taskId: string): PlatformCall<FaqStatus> {
  const operation = 'faqStatus';
  if (!/[^.]/.test(taskId))
    throw createNotSentError(operation, 'arguments', 'the task id is missing');
  return {
    operation,
    host: 'integration',
    method: 'GET',
    path: `${PATH}status/${encodeURIComponent(taskId)}/`,
    personal: undefined,
    read: (response) => {
      const status = readText(readRecord(response['body'])?.['status']);
      return status === undefined
        ? undefined
        : Object.freeze({ state: toFaqState(status), status });
    },
  };
}

/** The values are documented, their exact spelling is not. */
function toFaqState(status: string): FaqStatus['state'] {
  if (/^in[ _-]?progress/i.test(status)) return 'in-progress';
  return /^success/i.test(status) ? 'done' : 'failed';
}
