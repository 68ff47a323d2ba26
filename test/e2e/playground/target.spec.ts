import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSelfSignedCertificate } from '../../support/servers/http/certificate.js';
import { PlaygroundClient } from '../../support/playground/playground.client.js';

it('a receiver with a certificate that is not trusted is down, and the page says the cure', async () => {
  const server = createServer(createSelfSignedCertificate()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const playground = await PlaygroundClient.start({ url: `https://127.0.0.1:${port}/haptik` });
  const { target } = await playground.waitForState(({ target: { status } }) => status === 'down');
  expect(target.detail).toMatch(/is not trusted \(.*\)\. .*NODE_EXTRA_CA_CERTS/);
  await playground.stop();
  server.close();
  await once(server, 'close');
});
