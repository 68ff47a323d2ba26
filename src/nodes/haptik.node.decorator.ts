import type { NodeResultLike } from '../reply/result/node.result.js';
import { HaptikSetupError } from '../haptik.error.js';
import { DEFAULT_BOT } from '../options/resolved/resolved.haptik.options.js';
import { getDecoratedMethod } from './decorated.method.js';
import { type HaptikNodeOptions, NODE_METADATA, type NodeDefinition } from './node.definition.js';

/** A method that can answer a node. Other return types than a reply do not compile. */
export type NodeMethodDecorator = <Method extends (...args: never[]) => NodeResultLike>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/**
 * Answers a node of a Haptik bot with the decorated method of a provider or controller. Guards,
 * interceptors and pipes of the method and its class apply; those that are global do not run a
 * second time, since they ran on the HTTP route.
 *
 * @param node its system name, several names, or options
 * @throws HaptikSetupError unless the decorated member is a method
 * @example
 * @Injectable()
 * class OrderBot {
 *   @HaptikNode('order_status')
 *   status(@HaptikEntity('order_id') orderId: string) {
 *     return `Order ${orderId} is on its way.`;
 *   }
 * }
 */
export function HaptikNode(
  node: string | readonly string[] | HaptikNodeOptions,
): NodeMethodDecorator {
  const options = isOptions(node) ? node : { name: node };
  const { name, bot = DEFAULT_BOT, ...rest } = options;
  const names = typeof name === 'string' ? [name] : [...name];
  return nodeDecorator('@HaptikNode', { names, bot, isFallback: false, ...rest });
}

/**
 * Answers every node that no method handles.
 *
 * @throws HaptikSetupError unless the decorated member is a method
 * @example
 * @HaptikFallback()
 * unknown(@HaptikCall() call: NodeCall) {
 *   return failure(`I cannot help with ${call.node} yet.`);
 * }
 */
export function HaptikFallback(
  options: Omit<HaptikNodeOptions, 'name' | 'secrets'> = {},
): NodeMethodDecorator {
  const { bot = DEFAULT_BOT, ...rest } = options;
  return nodeDecorator('@HaptikFallback', { names: [], bot, isFallback: true, ...rest });
}

function nodeDecorator(decorator: string, definition: NodeDefinition): NodeMethodDecorator {
  return (target, key, descriptor) => {
    const { method, handlerLocation } = getDecoratedMethod(decorator, target, key, descriptor);
    const isNamed = definition.names.length > 0 && definition.names.every(Boolean);
    if (!isNamed && !definition.isFallback) {
      throw new HaptikSetupError(`${handlerLocation}: give it the system name of a node.`);
    }
    NODE_METADATA.add(method, definition);
  };
}

function isOptions(
  node: string | readonly string[] | HaptikNodeOptions,
): node is HaptikNodeOptions {
  return typeof node === 'object' && !Array.isArray(node);
}
