import { defineCopy } from 'nestjs-haptik/copy';

const copy = defineCopy({
  'order.shipped': {
    text: 'Order {id} left on {day, date, medium}, {parts, plural, one {# part} other {# parts}}',
    description: 'when it is on its way',
    usedAs: 'text',
    sample: { id: '9042', day: new Date(0), parts: 2 },
  },
  'order.track': { text: 'Track it', description: 'a button below an order', usedAs: 'button' },
});

const shipped: string = copy('order.shipped', { id: '71', day: new Date(), parts: 1 });
const track: string = copy('order.track');
export const description: 'when it is on its way' = copy.definitions['order.shipped'].description;
export const texts = [shipped, track];

// @ts-expect-error: the key does not exist
copy('order.lost');
// @ts-expect-error: the values are missing
copy('order.shipped');
// @ts-expect-error: a value is missing
copy('order.shipped', { id: '71', day: new Date() });
// @ts-expect-error: the value does not exist
copy('order.shipped', { id: '71', day: new Date(), parts: 1, more: 1 });
// @ts-expect-error: the day is a Date
copy('order.shipped', { id: '71', day: 'today', parts: 1 });
// @ts-expect-error: its id is a string
copy('order.shipped', { id: 71, day: new Date(), parts: 1 });
// @ts-expect-error: the text has no placeholders
copy('order.track', { id: '71' });

defineCopy({
  // @ts-expect-error: the use does not exist
  'order.odd': { text: 'x', description: 'x', usedAs: 'banner' },
});
