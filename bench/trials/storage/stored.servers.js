import { ServerProcess } from '../../measure/server.process.js';

/** Starts an application whose hand-overs are written down as told. */
export function startHandoffs(storage, credentials = null) {
  const options = [storage, credentials].map((value) => JSON.stringify(value));
  return ServerProcess.start(['handoffs.js', 'fastify-lean', ...options]);
}

/** Starts one for each kind of storage, all empty, and stops all after the work. */
export async function besideEachOther(stores, kinds, work) {
  const servers = [];
  try {
    for (const kind of kinds) servers.push(await startHandoffs(await stores.empty(kind)));
    return await work(servers);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
