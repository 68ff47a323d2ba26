import type { NodeHandoffOptions } from '../answer/node.failure.js';
import type { BreakerOptions } from '../options/haptik.module.options.js';
import type { Secrets } from '../options/secrets.js';

/** What `@HaptikNode` takes beside the name. */
export interface HaptikNodeOptions {
  /** System name of the node, or several that one method handles. */
  readonly name: string | readonly string[];
  /** The bot whose node it is. @default the bot of the flat options */
  readonly bot?: string;
  /** Milliseconds the method may take. @default the budget without its reserve */
  readonly timeoutMs?: number;
  /** Secrets that this node accepts in place of the bot's. */
  readonly secrets?: Secrets;
  /** `false` never calls an agent for a breakdown; `{ team }` calls another team. */
  readonly handoff?: NodeHandoffOptions;
  /** The circuit of this node; `false` for none. @default the option `breaker` of the bot */
  readonly breaker?: BreakerOptions | false;
}

/** What the decorators leave on a method, as plain data. */
export interface NodeDefinition extends Omit<HaptikNodeOptions, 'name' | 'bot'> {
  /** Empty for the fallback. */
  readonly names: readonly string[];
  readonly bot: string;
  readonly isFallback: boolean;
}

const NODE_METADATA = 'haptik:nodes';

/** Adds a definition to a method; a method may have several. */
export function addNodeDefinition(method: object, definition: NodeDefinition): void {
  Reflect.defineMetadata(NODE_METADATA, [...getNodeDefinitions(method), definition], method);
}

export function getNodeDefinitions(method: object): readonly NodeDefinition[] {
  return (Reflect.getOwnMetadata(NODE_METADATA, method) as NodeDefinition[] | undefined) ?? [];
}
