import { createCallBody } from 'nestjs-haptik/testing';
import { sign } from 'nestjs-haptik';

/** Shares of the kinds of calls; the rest is answered at once. */
const SHARES = { forged: 0.01, malformed: 0.01, slow: 0.02, failing: 0.02 };
const PRODUCTS = ['speaker', 'powerbank', 'a product that does not exist'];
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
      ...PRODUCTS.map((product) => this.#call('product_price', { product_name: product })),
      ...['9042', '9043', '7'].map((id) => this.#call('order_status', { order_id: id })),
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
    if (kind === 'slow') return this.#call('slow_report', { seconds: '1' });
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

/** Texts of docs/operations.md that promise an agent, and those that only ask for patience. */
const TEXTS = {
  'agent called': /I am bringing in a colleague/,
  'agent queued': /I am calling a colleague for you/,
  'other fallback text':
    /colleague|went wrong|longer than it should|no answer|not available|Many people|cannot help/,
};

/** Whether the user was promised an agent. */
export function isPromise(outcome) {
  return outcome === 'agent called' || outcome === 'agent queued';
}

/**
 * What a call was answered, and what is wrong with it.
 *
 * @returns {{ outcome: string, fault?: string }}
 */
export function judge({ kind }, { status, text, seconds }) {
  const isAuthentic = kind !== 'forged' && kind !== 'malformed';
  const wrong = (what) => ({ outcome: what, fault: `${kind}: ${what}: ${text.slice(0, 200)}` });
  if (status === 0) return wrong('no response');
  if (!isAuthentic) {
    const outcome = String(status);
    return status >= 400 && status < 500 ? { outcome } : wrong(outcome);
  }
  if (status !== 200) return wrong(String(status));
  if (seconds >= 30) return wrong('later than 30 s');
  if (!isReply(text)) return wrong('no valid reply');
  const [outcome] = Object.entries(TEXTS).find(([, pattern]) => pattern.test(text)) ?? ['answered'];
  return { outcome };
}

function isReply(text) {
  try {
    const { status, response } = JSON.parse(text);
    return (
      typeof status === 'boolean' &&
      Array.isArray(response) &&
      response.length > 0 &&
      response.every((message) => typeof message === 'string' && message !== '')
    );
  } catch {
    return false;
  }
}
