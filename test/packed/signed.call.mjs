// Waits until the service at a URL is ready, sends it a signed call, and wants a good reply.
// Signs by itself, with nothing of the library. Usage: signed.call.mjs <url> <secret> [node] [path]
import { strict as assert } from 'node:assert';
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const [url, secret, node = 'product_price', path = 'haptik'] = process.argv.slice(2);
const body = JSON.stringify({
  node,
  event: 'API_INTEGRATION',
  user: { user_name: 'guest-1', full_name: '', device_platform: 5 },
  entities: {
    product_name: [{ entity_value: 'speaker', detection: 'message' }],
    order_id: [{ entity_value: 'A17', detection: 'message' }],
    name: [{ entity_value: 'Asha', detection: 'message' }],
  },
});
const signature = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;

let response;
for (let attempt = 0; !response && attempt < 300; attempt++) {
  response = await fetch(`${url}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature': signature },
    body,
  }).catch(() => sleep(100));
}
assert.ok(response, 'no service is listening');
assert.equal(response.status, 200);
const reply = await response.json();
assert.equal(reply.status, true);
assert.ok(reply.response.length > 0);
