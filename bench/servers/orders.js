import { createHmac, timingSafeEqual } from 'node:crypto';

export const SECRET = 'bench-secret';

/** The reply of every server with Haptik's protocol. */
const orderStatus = ({ entities }) => {
  const { order_id: order, city } = entities;
  return {
    status: true,
    response: [`Order ${order[0].entity_value} is on its way to ${city[0].entity_value}.`],
  };
};

/** Names of the nodes of every server. */
export const NODES = ['ORDER_STATUS', ...Array.from({ length: 9 }, (_, index) => `NODE_${index}`)];

/** The nodes of the servers that dispatch through a map. */
export const nodes = new Map(NODES.map((name) => [name, orderStatus]));

/** HMAC-SHA1 of the bytes against the header, in constant time. */
export function isSigned(bytes, header = '') {
  const expected = `sha1=${createHmac('sha1', SECRET).update(bytes).digest('hex')}`;
  return (
    header.length === expected.length && timingSafeEqual(Buffer.from(header), Buffer.from(expected))
  );
}
