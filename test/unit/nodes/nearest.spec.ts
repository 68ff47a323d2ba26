import { nearest } from '../../../src/nodes/nearest.js';

describe('the nearest known name', () => {
  const known = ['order_status', 'order_cancel', 'price'];

  it.each([
    ['order_staus', 'order_status'],
    ['ORDER_STATUS', 'order_status'],
    ['prices', 'price'],
    ['refund', undefined],
    ['', undefined],
  ])('to %j is %p', (name, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });
});
