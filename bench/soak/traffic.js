import { createCallBody } from 'nestjs-haptik/testing';
import { sign } from 'nestjs-haptik';

/** Shares of the kinds of calls; the rest is answered at once. */
const SHARES = { forged: 0.01, malformed: 0.01, slow: 0.02, failing: 0.02 };
const PRODUCTS = {
  speaker: /speaker costs/,
  powerbank: /powerbank costs/,
  'a product that does not exist': /We sell speakers/,
};
const ORDERS = { 9042: /Order 9042 is/, 9043: /Order 9043 is/, 7: /Order 7 is/ };
const MALFORMED = [
  (secret) => signed('{"node":"product_price","user":', secret),
  (secret) => signed('[]', secret),
  (secret) => signed('{"node":7}', secret),
  () => ({ headers: { 'Content-Type': 'application/json' }, body: '{}' }),
  () => ({ headers: { 'Content-Type': 'text/plain', 'X-Hub-Signature': 'sha1=' }, body: 'x' }),
];

/** The calls of a soak, each with its kind and what its answer must be. */
export class Traffic {
  #secret;
  #count = 0;
  #users = 0;
  #quick;

  constructor(secret) {
    this.#secret = secret;
    this.#quick = [
      ...Object.entries(PRODUCTS).map(([product, answer]) => ({
        ...this.#call('product_price', { product_name: product }),
        answer,
      })),
      ...Object.entries(ORDERS).map(([id, answer]) => ({
        ...this.#call('order_status', { order_id: id }),
        answer,
      })),
    ];
  }

  /** Calls that are answered at once. */
  quick = () => this.#quick[this.#count++ % this.#quick.length];

  price = () => this.#quick[0];

  /** A mix in which each kind has its share. */
  mixed = () => {
    let chance = Math.random();
    for (const [kind, share] of Object.entries(SHARES)) {
      if (chance < share) return { kind, ...this.#create(kind) };
      chance -= share;
    }
    return { kind: 'quick', ...this.quick() };
  };

  #create(kind) {
    if (kind === 'slow')
      return {
        ...this.#call('slow_report', { seconds: '1' }),
        answer: /The report took 1 seconds/,
      };
    if (kind === 'malformed') return MALFORMED[this.#count++ % MALFORMED.length](this.#secret);
    if (kind === 'forged') {
      const call = this.quick();
      return { ...call, headers: { ...call.headers, 'X-Hub-Signature': `sha1=${'0'.repeat(40)}` } };
    }
    // Every failing call is of another user, so that each is handed off.
    const userName = `soak_${++this.#users}`;
    const call = this.#call('order_status', { order_id: '500' }, { user_name: userName });
    return { ...call, userName };
  }

  #call(node, entities, user) {
    const input = { entities, ...(user && { user }) };
    return signed(JSON.stringify(createCallBody(node, input)), this.#secret);
  }
}

function signed(body, secret) {
  const signature = sign(Buffer.from(body), secret);
  return {
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature': signature },
    body,
  };
}
