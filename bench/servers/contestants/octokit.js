// @octokit/webhooks on node:http. It always responds with "ok"; the handler does the same work.
import { createServer } from 'node:http';
import { createNodeMiddleware, Webhooks } from '@octokit/webhooks';
import { nodes, SECRET } from '../orders.js';
import { report } from '../report.js';

const webhooks = new Webhooks({ secret: SECRET });
webhooks.on('push', ({ payload }) => {
  nodes.get(payload.node)(payload);
});

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };
const server = createServer(createNodeMiddleware(webhooks, { path: '/haptik', log }));
server.listen(0, '127.0.0.1', () => report(server.address().port));
