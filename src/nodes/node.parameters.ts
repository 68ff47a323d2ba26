import {
  createParamDecorator,
  type ExecutionContext,
  type PipeTransform,
  type Type,
} from '@nestjs/common';
import { type JsonObject, read } from '../payload/json.object.js';
import type { NodeCall } from '../payload/node.call.js';
import { EntitiesPipe } from './entities.pipe.js';
import { getDeadline, getHaptikCall } from './node.context.js';

/** A pipe of a parameter decorator. */
export type Pipe = Type<PipeTransform> | PipeTransform;

/** What the decorators read that name a part of the call. Their identity tells which decorator a parameter has. */
export const PARAMETER_READERS = {
  entity: (name: string, context: ExecutionContext): string | undefined =>
    getHaptikCall(context).entity(name),
  entities: (_: unknown, context: ExecutionContext): NodeCall => getHaptikCall(context),
  conversationDetails: (key: string | undefined, context: ExecutionContext): unknown =>
    readKey(getHaptikCall(context).conversationDetails, key),
  userDetails: (key: string | undefined, context: ExecutionContext): unknown =>
    readKey(getHaptikCall(context).userDetails, key),
  envVariable: (name: string, context: ExecutionContext): unknown =>
    read(getHaptikCall(context).envVariables, name),
} as const;

function readKey(details: JsonObject, key: string | undefined): unknown {
  return key === undefined ? details : read(details, key);
}

/**
 * The whole call.
 *
 * @example
 * status(@HaptikCall() call: NodeCall) { return call.entity('order_id') ?? 'Which order?'; }
 */
export const HaptikCall = createParamDecorator((_: unknown, context) => getHaptikCall(context));

/**
 * The user of the call.
 *
 * @example
 * hello(@HaptikUser() user: CallUser) { return `Hello ${user.fullName ?? 'there'}!`; }
 */
export const HaptikUser = createParamDecorator(
  (_: unknown, context) => getHaptikCall(context).user,
);

/**
 * The first value of an entity as text; `undefined` when it was not collected.
 *
 * @example
 * price(@HaptikEntity('product_name') product = 'speaker') { return `A ${product}?`; }
 * @example
 * total(@HaptikEntity('quantity', ParseIntPipe) quantity: number) { return `${quantity * 2}`; }
 */
export const HaptikEntity: (name: string, ...pipes: Pipe[]) => ParameterDecorator =
  createParamDecorator(PARAMETER_READERS.entity);

const Entities = createParamDecorator(PARAMETER_READERS.entities);

/**
 * The entities as a validated instance of a class; a violation is answered with `status: false` and the
 * messages of the class. Properties are named as the entities, or in camelCase. A `number`
 * property gets a number, `Date` a date, `Array` all texts, `EntityItem` the item with its
 * origin, any other type the text. Without a class: all items by name.
 *
 * @example
 * class OrderEntities {
 *   @Matches(/^\d+$/, { message: 'An order number has digits only.' })
 *   orderId!: string;
 * }
 *
 * class OrderBot {
 *   @HaptikNode('order_status')
 *   status(@HaptikEntities(OrderEntities) { orderId }: OrderEntities) {
 *     return `Order ${orderId} is on its way.`;
 *   }
 * }
 */
export function HaptikEntities(dto?: Type<object>, ...pipes: Pipe[]): ParameterDecorator {
  return Entities(dto, new EntitiesPipe(), ...pipes);
}

/**
 * `conversation_details`, or one key of it.
 *
 * @example
 * again(@HaptikConversationDetails('last_order') lastOrder = '') { return `Order ${lastOrder} again?`; }
 */
export const HaptikConversationDetails: (
  key?: string | Pipe,
  ...pipes: Pipe[]
) => ParameterDecorator = createParamDecorator(PARAMETER_READERS.conversationDetails);

/**
 * `user_details`, or one key of it.
 *
 * @example
 * weather(@HaptikUserDetails('favorite_city') city = 'Pune') { return `It rains in ${city}.`; }
 */
export const HaptikUserDetails: (key?: string | Pipe, ...pipes: Pipe[]) => ParameterDecorator =
  createParamDecorator(PARAMETER_READERS.userDetails);

/**
 * One of the bot's environment variables. It may be a password: never log it.
 *
 * @example
 * pay(@HaptikEnvVariable('PAYMENT_URL') url = '') { return `Pay here: ${url}`; }
 */
export const HaptikEnvVariable: (name: string, ...pipes: Pipe[]) => ParameterDecorator =
  createParamDecorator(PARAMETER_READERS.envVariable);

/**
 * The signal that aborts at the deadline of the method. Pass it to long operations.
 *
 * @example
 * async report(@HaptikSignal() signal: AbortSignal) {
 *   const response = await fetch('https://reports.example/latest', { signal });
 *   return await response.text();
 * }
 */
export const HaptikSignal = createParamDecorator(
  (_: unknown, context) => getDeadline(context).signal,
);
