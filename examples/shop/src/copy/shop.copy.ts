import { defineCopy } from 'nestjs-haptik/copy';

/** The texts of the bot, in English. */
export const shopCopy = defineCopy({
  'orders.list': {
    text: '{count, plural, one {You have one order.} other {You have # orders.}}',
    description: 'The text above the cards of the orders.',
    usedAs: 'text',
    sample: { count: 2 },
  },
  'orders.none': {
    text: 'You have no orders yet.',
    description: 'The reply to a user without orders.',
    usedAs: 'text',
  },
  'order.status': {
    text: 'Order {id} is {state, select, shipped {on its way} other {being packed}}.',
    description: 'Says where an order is.',
    usedAs: 'buttonText',
    sample: { id: 'A17', state: 'shipped' },
  },
  'order.track': {
    text: 'Track it',
    description: 'The button that opens the tracking page.',
    usedAs: 'button',
  },
  'order.return': {
    text: 'Return it',
    description: 'The button that returns an order.',
    usedAs: 'button',
  },
  'order.details': {
    text: 'Where is it?',
    description: 'The button of a card, which asks where the order is.',
    usedAs: 'cardLabel',
  },
  'order.unknown': {
    text: 'I cannot find order {id}. Please check the number.',
    description: 'The reply when the order does not exist.',
    usedAs: 'text',
    sample: { id: 'A99' },
  },
  'order.invalid': {
    text: 'An order number is a letter and digits, such as A17.',
    description: 'The reply when the order number is missing or malformed.',
    usedAs: 'text',
  },
  'return.booked': {
    text: 'We collect order {id} tomorrow.',
    description: 'The reply when a return is booked.',
    usedAs: 'text',
    sample: { id: 'A17' },
  },
  'return.which': {
    text: 'Which order would you like to return?',
    description: 'The question when no order was talked about yet.',
    usedAs: 'text',
  },
  'agent.called': {
    text: 'A colleague takes over. Please stay in this chat.',
    description: 'The reply when an agent was called.',
    usedAs: 'text',
  },
});
