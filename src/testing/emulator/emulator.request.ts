import type { JsonObject } from '../../payload/json.object.js';
import type { EmulatorOperation } from './operations/operation.name.js';

/** A request received by the platform. */
export interface EmulatorRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Headers, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Fields of a JSON object or a form (files as `EmulatorFile`); `{}` for other bodies. */
  readonly body: JsonObject;
  /** The raw body. */
  readonly bytes: Uint8Array;
  /** The requested operation; undefined for unknown paths. */
  readonly operation: EmulatorOperation | undefined;
}

/** A file in a form. */
export class EmulatorFile {
  constructor(
    readonly name: string,
    /** Content type. */
    readonly type: string,
    readonly bytes: Uint8Array,
  ) {
    Object.freeze(this);
  }
}

/** Called when a request has arrived. Its result is awaited before the request is handled. */
export type EmulatorRequestListener = (request: EmulatorRequest) => unknown;
