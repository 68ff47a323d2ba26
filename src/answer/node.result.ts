import type { Observable } from 'rxjs';
import type { NodeFailure } from './node.failure.js';
import type { Handoff } from './handoff.js';
import type { Message } from './message.js';
import type { Reply } from './reply.js';
import type { WireReply } from './wire.reply.js';

/** What a node method returns. */
export type NodeResult = Message | readonly Message[] | Reply | Handoff;

/** What a node method returns, now or later. Of an Observable the last value counts. */
export type NodeResultLike = NodeResult | Promise<NodeResult> | Observable<NodeResult>;

/** What became of a call: the one value that travels from the dispatcher to the reply. */
export type NodeOutcome = WireReply | Handoff | NodeFailure;
