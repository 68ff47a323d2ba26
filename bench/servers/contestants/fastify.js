// Fastify without Nest: the body as bytes, HMAC, JSON.parse, dispatch through a Map.
import Fastify from 'fastify';
import { isSigned, nodes } from '../orders.js';
import { report } from '../report.js';

const app = Fastify();
app.removeContentTypeParser('application/json');
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) =>
  done(null, bytes),
);
app.post('/haptik', async ({ headers, body }, reply) => {
  if (!isSigned(body, headers['x-hub-signature'])) return reply.code(401).send();
  const call = JSON.parse(body.toString());
  return nodes.get(call.node)(call);
});

await app.listen({ port: 0, host: '127.0.0.1' });
report(app.server.address().port);
