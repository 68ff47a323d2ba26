// Hono on Node: the body as bytes, HMAC, JSON.parse, dispatch through a Map.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { isSigned, nodes } from '../orders.js';
import { report } from '../report.js';

const app = new Hono();
app.post('/haptik', async (context) => {
  const bytes = Buffer.from(await context.req.arrayBuffer());
  if (!isSigned(bytes, context.req.header('x-hub-signature'))) return context.body(null, 401);
  const call = JSON.parse(bytes.toString());
  return context.json(nodes.get(call.node)(call));
});

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => report(port));
