import { ServerProcess } from '../../measure/server.process.js';

/** Starts an application whose handoffs are written down as told. */
export function startHandoffServer(storage, credentials = null) {
  const options = [storage, credentials].map((value) => JSON.stringify(value));
  return ServerProcess.start(['handoffs.js', 'fastify-no-parser', ...options]);
}

/** Starts one for each kind of storage, all empty, and stops all after the work. */
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
