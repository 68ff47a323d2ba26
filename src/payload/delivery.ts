import type { NodeCall } from './node.call.js';

/** What the signature proved: the secret that matched, or that none was asked for. */
export type Proof = { readonly secretId: string; readonly secret: string } | 'unsigned';

/** A POST on the door: whose it is, its bytes, and what is known about it so far. */
export interface Delivery {
  readonly bot: string;
  /** The bytes as they were sent, which are what is signed. */
  readonly bytes: Buffer;
  /** `performance.now()` when the request reached the door: the budget counts from here. */
  readonly receivedAt: number;
  /** Set by the signature guard. */
  proof?: Proof;
  /** Set once the bytes are read as a call. */
  call?: NodeCall;
}

/** A delivery whose bytes were read as a call. */
export type ReadDelivery = Delivery & { readonly call: NodeCall };

/** The parts of an HTTP request that the door reads, on Express and on Fastify. */
export interface DoorRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly params?: Readonly<Record<string, string | undefined>>;
  /** The bytes, once they are read: by the library, or by a parser of the host. */
  rawBody?: Buffer;
  [DELIVERY]?: Delivery;
}

export const DELIVERY: unique symbol = Symbol('haptik:delivery');
