import { Injectable } from '@nestjs/common';
import { NodeRegistry } from '../nodes/node.registry.js';
import { CALL_ID_HEADER } from '../payload/call.id.header.js';
import { DEFAULT_BOT, ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { parseJsonBytes } from '../payload/json.bytes.js';
import { explainSignatureFailure } from '../signature/diagnosis/signature.explanation.js';
import { SecretsService } from '../signature/secrets.service.js';
import { readTraceId } from '../telemetry/tracing/trace.id.js';
import { CallRedactor, type RedactedCall } from './call.redactor.js';
import type { CallRecording, ObservedResponse } from './call.recording.js';
import { REDACTED } from './personal.values.js';
import type { RecordedCall, RecordedHandoff, RecordedOutcome } from './recorded.call.js';

/** Headers whose values are no credentials and tell nothing about a person. */
const PLAIN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'traceparent',
  'transfer-encoding',
  'user-agent',
  CALL_ID_HEADER,
]);

/** Makes the redacted record of a call from what was observed. */
@Injectable()
export class RecordedCallFactory {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly redactor: CallRedactor,
    private readonly secrets: SecretsService,
    private readonly nodes: NodeRegistry,
  ) {}

  create(recording: CallRecording, response: ObservedResponse): RecordedCall {
    const { id, receivedAt, request, bytes, accepted, answered, logLines } = recording;
    const bot = accepted?.bot ?? (recording.bot || DEFAULT_BOT);
    const outcome = toOutcome(recording, response);
    const isCall = outcome.kind !== 'rejected';
    const redacted = this.redact(bytes, isCall ? response.body : undefined);
    const node = answered?.node ?? accepted?.node ?? null;
    return {
      id,
      bot,
      node: isCall ? node : null,
      receivedAt: receivedAt.toISOString(),
      request: {
        method: 'POST',
        path: (request.url ?? '').replace(/[?#].*$/s, ''),
        headers: redactHeaders(request.headers),
        body: isCall && bytes && redacted ? JSON.stringify(redacted.request) : null,
        bytes: bytes?.length ?? (Number(request.headers['content-length']) || 0),
      },
      response: {
        status: response.status,
        headers: redactHeaders(response.headers),
        body: isCall && response.body && redacted ? JSON.stringify(redacted.reply) : null,
        bytes: Buffer.byteLength(response.body ?? ''),
      },
      outcome: redactDiagnosis(outcome, redacted),
      durationMs: round(answered?.durationMs ?? performance.now() - recording.startedAt),
      ...this.readBudget(bot, isCall ? node : null),
      handoff: toRecordedHandoff(answered),
      // Without the values of the call, its lines may contain them.
      logLines: redacted
        ? logLines.map((line) => ({ ...line, message: redacted.redactText(line.message) }))
        : [],
      traceId: answered?.traceId ?? recording.traceId ?? readTraceId(request.headers) ?? null,
    };
  }

  /** Undefined when the body or the reply is too large, or cannot be redacted. */
  private redact(bytes: Buffer | undefined, reply: string | undefined): RedactedCall | undefined {
    const { bodyBytes } = this.options.recording;
    const size = Math.max(bytes?.length ?? 0, Buffer.byteLength(reply ?? ''));
    if (size > bodyBytes) return undefined;
    try {
      const request = bytes ? parseJsonBytes(bytes) : null;
      return this.redactor.redact(request, JSON.parse(reply ?? 'null'), this.secrets.readAll());
    } catch {
      return undefined;
    }
  }

  private readBudget(
    bot: string,
    node: string | null,
  ): Pick<RecordedCall, 'deadlineMs' | 'reserveMs'> {
    const options = node === null ? undefined : this.options.bots.get(bot);
    if (!options || node === null) return { deadlineMs: null, reserveMs: null };
    const { totalMs, reserveMs } = options.budget;
    const found = this.nodes.find(bot, node);
    return {
      deadlineMs: found ? Math.min(found.timeoutMs, totalMs - reserveMs) : null,
      reserveMs,
    };
  }
}

function toRecordedHandoff(answered: CallRecording['answered']): RecordedHandoff | null {
  const handoff = answered?.handoff;
  return handoff ? { ...handoff, team: handoff.team ?? null } : null;
}

function toOutcome(
  { rejected, answered, accepted }: CallRecording,
  { status, body }: ObservedResponse,
): RecordedOutcome {
  if (answered?.reason) return { kind: 'failed', reason: answered.reason };
  if (answered) return { kind: 'answered', status: answered.status };
  if (rejected) {
    return {
      kind: 'rejected',
      reason: rejected.reason,
      diagnosis: explainSignatureFailure(rejected.reason),
    };
  }
  const reply = readJson(body);
  if (accepted && status === 200 && typeof reply?.['status'] === 'boolean') {
    return { kind: 'answered', status: reply['status'] };
  }
  return { kind: 'rejected', reason: null, diagnosis: readMessage(reply) ?? `status ${status}` };
}

function redactDiagnosis(
  outcome: RecordedOutcome,
  redacted: RedactedCall | undefined,
): RecordedOutcome {
  if (outcome.kind !== 'rejected') return outcome;
  const diagnosis = redacted?.redactText(outcome.diagnosis) ?? 'the body is too large or no JSON';
  return { ...outcome, diagnosis };
}

function readMessage(body: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const message = body?.['message'];
  return typeof message === 'string' ? message : undefined;
}

function readJson(body: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(body ?? 'null');
    return typeof json === 'object' && json !== null
      ? (json as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function redactHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => {
        const key = name.toLowerCase();
        return [key, PLAIN_HEADERS.has(key) ? String(value) : REDACTED];
      }),
  );
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
