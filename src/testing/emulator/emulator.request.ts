import type { JsonObject } from '../../payload/json.object.js';
import type { EmulatorOperation } from './operations/operation.name.js';

/** A request that reached the platform. */
export interface EmulatorRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Fields of a JSON object or of a form, whose files are `EmulatorFile`; `{}` when it is neither. */
  readonly body: JsonObject;
  /** The body as it was sent. */
  readonly bytes: Uint8Array;
  /** What was asked for; undefined when it is nothing that the platform offers. */
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

/** Is told of a request when it has arrived; what it returns is awaited before anything is done. */
export type EmulatorRequestListener = (request: EmulatorRequest) => unknown;
