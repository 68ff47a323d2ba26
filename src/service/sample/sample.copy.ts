import { defineCopy } from '../../copy/index.js';

/** What the sample bot says, for those who edit it. */
export const sampleCopy = defineCopy({
  'product.price': {
    text: 'The {product} costs {price}.',
    description: 'The answer to what a product costs.',
    usedAs: 'text',
    sample: { product: 'speaker', price: '₹ 2,499' },
  },
  'product.unknown': {
    text: 'We sell speakers and powerbanks. Which would you like?',
    description: 'The answer when somebody asks for a product that we do not sell.',
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
    description: 'Stands above the cards of what was ordered.',
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
