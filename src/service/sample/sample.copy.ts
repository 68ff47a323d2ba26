import { defineCopy } from '../../copy/index.js';

/** What the sample bot says, for those who edit it. */
export const sampleCopy = defineCopy({
  'product.price': {
    text: 'The {product} costs {price}.',
    about: 'The answer to what a product costs.',
    usedAs: 'text',
    sample: { product: 'speaker', price: '₹ 2,499' },
  },
  'product.unknown': {
    text: 'We sell speakers and powerbanks. Which would you like?',
    about: 'The answer when somebody asks for a product that we do not sell.',
    usedAs: 'text',
  },
  'order.state': {
    text: 'Order {id} is {state}.',
    about: 'The answer to where an order is.',
    usedAs: 'text',
    sample: { id: '9042', state: 'on its way' },
  },
  'order.state.shipped': {
    text: 'on its way',
    about: 'What an order is, within order.state.',
    usedAs: 'text',
  },
  'order.state.packing': {
    text: 'being packed',
    about: 'What an order is, within order.state.',
    usedAs: 'text',
  },
  'order.items': {
    text: 'What is in it',
    about: 'Stands above the cards of what was ordered.',
    usedAs: 'text',
  },
  'order.track': {
    text: 'Track it',
    about: 'The button that opens where the parcel is.',
    usedAs: 'cardLabel',
  },
  'delivery.address': {
    text: 'Where shall we bring it?',
    about: 'The title of the form that asks for an address.',
    usedAs: 'formTitle',
  },
});
