import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent, readRecord, readText } from '../platform.record.js';

/** All FAQ nodes of a domain. Protocol 4.4. */
export interface FaqUpload {
  readonly domainName: string;
  /**
   * A line for each node: its name, what users say separated by `|`, and the parts of the answer
   * separated by `<m>`.
   */
  readonly csv: string | Blob;
}

/** How far an upload is. */
export interface FaqStatus {
  readonly state: 'in-progress' | 'done' | 'failed';
  /** The platform's own words; of a failed upload, what is wrong with it. */
  readonly status: string;
}

const PATH = '/mogambo_api/nodes/faq/create/';

export function createFaqCall({ domainName, csv }: FaqUpload): PlatformCall<string> {
  const operation = 'uploadFaqs';
  if (!isPresent(domainName))
    throw createNotSentError(operation, 'arguments', 'no domain is named');
  const file = new File([csv], 'faqs.csv', { type: 'text/csv' });
  // The platform deactivates all nodes first, so a mistake of this kind would leave none.
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
    read: (answer) => readText(readRecord(answer['body'])?.['task_id']),
  };
}

export function createFaqStatusCall(taskId: string): PlatformCall<FaqStatus> {
  const operation = 'faqStatus';
  if (!/[^.]/.test(taskId)) throw createNotSentError(operation, 'arguments', 'no task is named');
  return {
    operation,
    host: 'integration',
    method: 'GET',
    path: `${PATH}status/${encodeURIComponent(taskId)}/`,
    personal: undefined,
    read: (answer) => {
      const status = readText(readRecord(answer['body'])?.['status']);
      return status === undefined
        ? undefined
        : Object.freeze({ state: toFaqState(status), status });
    },
  };
}

/** The words are documented, their exact form is not. */
function toFaqState(status: string): FaqStatus['state'] {
  if (/^in[ _-]?progress/i.test(status)) return 'in-progress';
  return /^success/i.test(status) ? 'done' : 'failed';
}
