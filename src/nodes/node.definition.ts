import type { NodeHandoffOptions } from '../reply/result/handoff.js';
import type { BreakerOptions } from '../options/haptik.module.options.js';
import type { Secrets } from '../options/secrets.js';
import { HandlerMetadata } from './handler.metadata.js';

/** Options of `@HaptikNode`. */
export interface HaptikNodeOptions {
  /** System name of the node, or several that one method handles. */
  readonly name: string | readonly string[];
  /** The bot whose node it is. @default the bot of the flat options */
  readonly bot?: string;
  /** Milliseconds the method may take. @default the budget without its reserve */
  readonly timeoutMs?: number;
  /** Secrets that this node accepts in place of the bot's. */
  readonly secrets?: Secrets;
  /** `false`: a failure never calls an agent. `{ team }`: it calls this team. */
  readonly handoff?: NodeHandoffOptions;
  /** Maximum number of concurrent calls of this node. @default the option `maxInFlightPerNode` */
  readonly maxInFlight?: number;
  /**
   * Runs identical calls once: a call with the same bytes within the window gets the same outcome. For methods
   * with effects, such as a payment, since a signed call can be sent again. @default off
   */
  readonly dedupe?: DedupeOptions;
  /** The circuit of this node; `false` for none. @default the option `breaker` of the bot */
  readonly breaker?: BreakerOptions | false;
}

/** Whether a node runs identical calls once. */
export interface DedupeOptions {
  /** Milliseconds, from 1,000 to 86,400,000 (a day). */
  readonly windowMs: number;
}

/** Metadata that `@HaptikNode` and `@HaptikFallback` add to a method. */
export interface NodeDefinition extends Omit<HaptikNodeOptions, 'name' | 'bot'> {
  /** Empty for the fallback. */
  readonly names: readonly string[];
  readonly bot: string;
  readonly isFallback: boolean;
}

export const NODE_METADATA = new HandlerMetadata<NodeDefinition>('haptik:nodes');
