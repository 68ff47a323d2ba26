import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { errorCode } from '../payload/error.code.js';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { readTraceId } from '../telemetry/tracing/trace.id.js';
import { CALL_RECORDER, CallRecorder } from './call.recorder.js';
import { CallRecording, type ObservedRequest, type ObservedResponse } from './call.recording.js';
import { RecordedCallFactory } from './recorded.call.factory.js';
import { captureResponse } from './response.capture.js';

/** Rejections recorded in a minute: they need no secret. */
const MAX_REJECTIONS_PER_MINUTE = 60;
/** Records that wait for their storage; further ones are dropped. */
const MAX_PENDING = 100;

/**
 * Observes calls from their arrival to their response, and records them. Endpoints ask `isActive`, which is false
 * until calls are recorded, so that others pay nothing.
 */
@Injectable()
export class CallObserver implements OnModuleInit {
  isActive = false;
  readonly #logger = new RateLimitedLogger('Haptik');
  readonly #recordings = new AsyncLocalStorage<CallRecording>();
  /** Calls that are not recorded yet, by id. */
  readonly #pending = new Map<string, Promise<void>>();
  readonly #answered = new Set<Promise<void>>();
  #rejections = 0;
  #minute = 0;

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly events: HaptikEventEmitter,
    private readonly factory: RecordedCallFactory,
    @Inject(CALL_RECORDER) private readonly recorder: CallRecorder,
  ) {}

  /** Called by Nest. */
  onModuleInit(): void {
    const { isConfigured, calls } = this.options.recording;
    if (!isConfigured) return;
    this.activate();
    new Logger('Haptik').log(`Recording the last ${calls} calls, redacted`);
  }

  /** Whether the recorder may become active. */
  get isPossible(): boolean {
    return this.options.recording.isConfigured || this.options.development;
  }

  /** From now on calls are recorded. */
  activate(): void {
    if (this.isActive) return;
    this.isActive = true;
    this.events.subscribe((event) => {
      const recording = this.current;
      if (!recording) return;
      recording.addEvent(event);
      recording.traceId ??= readTraceId(recording.request.headers);
    });
  }

  /** The recording of the call that the running code belongs to. */
  get current(): CallRecording | undefined {
    return this.#recordings.getStore();
  }

  /** Records a call whose response is a value. A call within an observed one is not recorded twice. */
  async observe<Response extends ObservedResponse>(
    request: ObservedRequest,
    work: () => Response | Promise<Response>,
  ): Promise<Response> {
    if (this.current) return work();
    const recording = new CallRecording(request);
    const respond = this.track(recording);
    const response = await this.#recordings.run(recording, work);
    respond(response);
    return response;
  }

  /** A body that the current recording keeps when it is read. */
  keepBody(body: Buffer | (() => Promise<Buffer>)): () => Promise<Buffer> {
    const { current } = this;
    return async () => {
      const bytes = typeof body === 'function' ? await body() : body;
      if (current) current.bytes = bytes;
      return bytes;
    };
  }

  keepBytes(bytes: Buffer): void {
    if (this.current) this.current.bytes = bytes;
  }

  /** Keeps the JSON of a reply, which the HTTP platform may compress. */
  keepReply(json: string): void {
    if (this.current) this.current.reply = json;
  }

  /**
   * Records a call that the HTTP platform answers.
   *
   * @param read what is known of the request after the response
   */
  observeRoute(
    request: ObservedRequest,
    response: ServerResponse,
    read: () => { readonly bot: string | undefined; readonly bytes: Buffer | undefined },
    next: () => void,
  ): void {
    const recording = new CallRecording(request);
    const respond = this.track(recording);
    const sent = captureResponse(response);
    response.once('close', () => {
      const { bot, bytes } = read();
      recording.bot = bot;
      recording.bytes = bytes;
      const body = recording.reply ?? sent.body;
      respond({ status: response.statusCode, headers: sent.headers, body });
    });
    this.#recordings.run(recording, next);
  }

  /** Resolves when a call is recorded, or without an id all calls that were answered. */
  async settle(id?: string): Promise<void> {
    await (id === undefined ? Promise.all(this.#answered) : this.#pending.get(id));
  }

  /** Returns the function that ends the recording of a call, after its response was given. */
  private track(recording: CallRecording): (response: ObservedResponse) => void {
    const responded = Promise.withResolvers<ObservedResponse>();
    const pending = responded.promise
      .then((response) => this.record(recording, response))
      .catch((error: unknown) => this.#logger.error(`A call was not recorded: ${errorCode(error)}`))
      .finally(() => {
        this.#pending.delete(recording.id);
        this.#answered.delete(pending);
      });
    this.#pending.set(recording.id, pending);
    return (response) => {
      this.#answered.add(pending);
      responded.resolve(response);
    };
  }

  private async record(recording: CallRecording, response: ObservedResponse): Promise<void> {
    // The reply is sent before the work of redaction.
    await setImmediate();
    const call = this.factory.create(recording, response);
    if (call.outcome.kind === 'rejected' && !this.mayRecordRejection()) return;
    if (this.#answered.size <= MAX_PENDING)
      await this.recorder.record(call, this.options.recording);
  }

  private mayRecordRejection(): boolean {
    const minute = Math.floor(performance.now() / 60_000);
    if (minute !== this.#minute) this.#rejections = 0;
    this.#minute = minute;
    return this.#rejections++ < MAX_REJECTIONS_PER_MINUTE;
  }
}
