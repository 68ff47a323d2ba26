import { defineCopy } from 'nestjs-haptik/copy';

/** The texts of the node. Content editors change them in the console. */
export const orderStatusCopy = defineCopy({
  'order_status.reply': {
    text: 'Order {id} is {state, select, shipped {on its way} other {being packed}}.',
    description: 'Says where an order is.',
    usedAs: 'buttonText',
    sample: { id: 'A17', state: 'shipped' },
  },
  'order_status.track': {
    text: 'Track it',
    description: 'The button that opens the tracking page of an order.',
    usedAs: 'button',
  },
  'order_status.another': {
    text: 'Another order',
    description: 'The button that starts again.',
    usedAs: 'button',
  },
  'order_status.unknown': {
    text: 'There is no order {id}. Please check the number.',
    description: 'The reply when the order does not exist.',
    usedAs: 'text',
    sample: { id: 'A99' },
  },
  'order_status.invalid': {
    text: 'An order number is a letter and digits, such as A17.',
    description: 'The reply when the order number is missing or malformed.',
    usedAs: 'text',
  },
});
