import { decodeElement } from 'nestjs-haptik/internal/emulator';
import type { Run, RunComparison, WireBody } from '../playground.contract.js';
import { compareJson } from './json.changes.js';
import { type StoredRun, toSummary } from './run.history.js';

/** Compares the bodies of two runs. */
export function compareRuns(a: StoredRun, b: StoredRun): RunComparison {
  return {
    a: toSummary(a.run),
    b: toSummary(b.run),
    request: compareJson(readRequest(a.run), readRequest(b.run)),
    response: compareJson(readResponse(a.run), readResponse(b.run)),
  };
}

const readRequest = ({ request }: Run): unknown => readJson(request.body);

/** The body, with the elements of `response` decoded. */
function readResponse({ response }: Run): unknown {
  const body = response && readJson(response.body);
  if (typeof body !== 'object' || body === null || !('response' in body)) return body ?? null;
  const messages: unknown = body.response;
  if (!Array.isArray(messages)) return body;
  return {
    ...body,
    response: messages.map((message: unknown) => decodeElement(message) ?? message),
  };
}

function readJson({ text, base64, isTruncated }: WireBody): unknown {
  if (text === undefined) return base64;
  if (isTruncated) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
