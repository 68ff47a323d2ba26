import { defineCopy } from 'nestjs-haptik/copy';

/** The texts of the sample bot, for content editors. */
export const sampleCopy = defineCopy({
  'product.price': {
    text: 'The {product} costs {price}.',
    description: 'The answer to what a product costs.',
    usedAs: 'text',
    sample: { product: 'speaker', price: '₹ 2,499' },
  },
  'product.unknown': {
    text: 'We sell speakers and powerbanks. Which would you like?',
    description: 'The reply for a product that we do not sell.',
    usedAs: 'text',
  },
  'order.state': {
    text: 'Order {id} is {state}.',
    description: 'The answer to where an order is.',
    usedAs: 'text',
    sample: { id: '9042', state: 'on its way' },
  },
  'order.state.shipped': {
    text: 'on its way',
    description: 'What an order is, within order.state.',
    usedAs: 'text',
  },
  'order.state.packing': {
    text: 'being packed',
    description: 'What an order is, within order.state.',
    usedAs: 'text',
  },
  'order.items': {
    text: 'What is in it',
    description: 'The title above the cards of an order.',
    usedAs: 'text',
  },
  'order.track': {
    text: 'Track it',
    description: 'The button that opens where the parcel is.',
    usedAs: 'cardLabel',
  },
  'delivery.address': {
    text: 'Where shall we bring it?',
    description: 'The title of the form that asks for an address.',
    usedAs: 'formTitle',
  },
});
