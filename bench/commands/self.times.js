/** Native functions have no file; those of these names belong to a group of their own. */
const NATIVE = [
  [/^write(Utf8String|Latin1String|AsciiString|Buffer|v)$/, 'the socket write'],
  [/^(Hmac|hmacInit|hmacUpdate|hmacDigest|timingSafeEqual)$/, 'HMAC'],
  [/^\(garbage collector\)$/, 'garbage collection'],
  [/^\(program\)$/, 'native code and system calls'],
];
const FILES = [
  [/^node:internal\/crypto|^node:crypto/, 'HMAC'],
  [/^node:/, 'Node: HTTP, streams, timers'],
  [/\/node_modules\/@nestjs\//, 'Nest'],
  [/\/node_modules\/rxjs\//, 'RxJS'],
  [
    /\/node_modules\/(@fastify|fastify|find-my-way|light-my-request|avvio|secure-json-parse)\//,
    'Fastify',
  ],
  [
    /\/node_modules\/(express|router|body-parser|finalhandler|raw-body|on-finished|send|qs)\//,
    'Express',
  ],
  [/\/bench\/servers\//, 'the server of the benchmark'],
  [/\/dist\//, 'this library'],
];

/** Shares of the self time in a CPU profile, without idle time, by group and by function. */
export function selfTimes({ nodes, samples, timeDeltas }) {
  const own = new Map();
  samples.forEach((id, index) => own.set(id, (own.get(id) ?? 0) + timeDeltas[index]));
  const groups = new Map();
  const functions = new Map();
  const groupOf = groupsOf(nodes);
  for (const { id, callFrame } of nodes) {
    const time = own.get(id) ?? 0;
    if (time === 0 || isNoWork(callFrame)) continue;
    const group = groupOf.get(id);
    add(groups, group, time);
    add(functions, `${nameOf(callFrame)}, ${group}`, time);
  }
  return { groups: sharesOf(groups), functions: sharesOf(functions) };
}

/** The start of the profiler takes some milliseconds, too. */
function isNoWork({ functionName, url }) {
  return /^\((idle|root)\)$/.test(functionName) || url.startsWith('node:inspector');
}

/** The group of each node; a native function without a group belongs to that of its caller. */
function groupsOf(nodes) {
  const parents = new Map();
  for (const { id, children = [] } of nodes) children.forEach((child) => parents.set(child, id));
  const groups = new Map();
  // Parents come before their children.
  for (const { id, callFrame } of nodes) {
    groups.set(id, ownGroup(callFrame) ?? groups.get(parents.get(id)) ?? 'the rest');
  }
  return groups;
}

function ownGroup({ functionName, url }) {
  if (url === '') return NATIVE.find(([names]) => names.test(functionName))?.[1];
  const known = FILES.find(([files]) => files.test(url))?.[1];
  return known ?? /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? 'the rest';
}

function nameOf({ functionName, url, lineNumber }) {
  const name = functionName || '(anonymous)';
  return url === '' ? name : `${name} (${url.split('/').slice(-1)}:${lineNumber + 1})`;
}

function add(times, name, time) {
  times.set(name, (times.get(name) ?? 0) + time);
}

function sharesOf(times) {
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([name, time]) => ({ name, share: time / all }))
    .toSorted((a, b) => b.share - a.share);
}
