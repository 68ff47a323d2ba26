// Only node:http: HMAC, JSON.parse, dispatch through a Map, JSON reply.
import { createServer } from 'node:http';
import { isSigned, nodes } from '../orders.js';
import { report } from '../report.js';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const bytes = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    if (!isSigned(bytes, request.headers['x-hub-signature'])) return response.writeHead(401).end();
    const call = JSON.parse(bytes.toString());
    const body = JSON.stringify(nodes.get(call.node)(call));
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    response.writeHead(200, headers).end(body);
  });
});

server.listen(0, '127.0.0.1', () => report(server.address().port));
