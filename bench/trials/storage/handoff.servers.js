import { ServerProcess } from '../../measure/server.process.js';

/** Starts an application that stores handoffs as configured. */
export function startHandoffServer(storage, credentials = null) {
  const options = [storage, credentials].map((value) => JSON.stringify(value));
  return ServerProcess.start(['haptik/handoffs.js', 'fastify-no-parser', ...options]);
}

/** Starts a server with an empty database for each kind of storage, and stops all after the work. */
export async function withHandoffServers(databases, kinds, work) {
  const servers = [];
  try {
    for (const kind of kinds)
      servers.push(await startHandoffServer(await databases.createEmpty(kind)));
    return await work(servers);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
