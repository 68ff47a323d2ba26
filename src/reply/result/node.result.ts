import type { Observable } from 'rxjs';
import type { NodeFailure } from './node.failure.js';
import type { Handoff } from './handoff.js';
import type { Message } from './message.js';
import type { Reply } from './reply.js';
import type { WireReply } from './wire.reply.js';

/** What a node method returns. */
export type NodeResult = Message | readonly Message[] | Reply | Handoff;

/** What a node method returns, directly or asynchronously. The last value of an Observable counts. */
export type NodeResultLike = NodeResult | Promise<NodeResult> | Observable<NodeResult>;

/** The outcome of a call, passed from the dispatcher to the reply. */
export type NodeOutcome = WireReply | Handoff | NodeFailure;
