import { createParamDecorator, type PipeTransform, type Type } from '@nestjs/common';
import { read } from '../payload/json.object.js';
import { EntitiesPipe } from './entities.pipe.js';
import { getDeadline, getHaptikCall } from './node.context.js';

/** A pipe of a parameter decorator. */
export type Pipe = Type<PipeTransform> | PipeTransform;

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
  createParamDecorator((name: string, context) => getHaptikCall(context).entity(name));

const Entities = createParamDecorator((_: unknown, context) => getHaptikCall(context));

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
) => ParameterDecorator = createParamDecorator((key: string | undefined, context) => {
  const details = getHaptikCall(context).conversationDetails;
  return key === undefined ? details : read(details, key);
});

/**
 * `user_details`, or one key of it.
 *
 * @example
 * weather(@HaptikUserDetails('favorite_city') city = 'Pune') { return `It rains in ${city}.`; }
 */
export const HaptikUserDetails: (key?: string | Pipe, ...pipes: Pipe[]) => ParameterDecorator =
  createParamDecorator((key: string | undefined, context) => {
    const details = getHaptikCall(context).userDetails;
    return key === undefined ? details : read(details, key);
  });

/**
 * One of the bot's environment variables. It may be a password: never log it.
 *
 * @example
 * pay(@HaptikEnvVariable('PAYMENT_URL') url = '') { return `Pay here: ${url}`; }
 */
export const HaptikEnvVariable: (name: string, ...pipes: Pipe[]) => ParameterDecorator =
  createParamDecorator((name: string, context) => read(getHaptikCall(context).envVariables, name));

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
