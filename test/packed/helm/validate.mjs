// validate.mjs <kind>…: reads rendered manifests from standard input and checks each against the schema of its kind. Exactly the
// kinds that are named must be there.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ObjectSerializer } from '@kubernetes/client-node/dist/gen/models/ObjectSerializer.js';
import { parseAllDocuments } from 'yaml';

const MODELS = [
  'kubernetes-models/v1',
  'kubernetes-models/apps/v1',
  'kubernetes-models/autoscaling/v2',
  'kubernetes-models/networking.k8s.io/v1',
  'kubernetes-models/policy/v1',
  '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
];
const classes = Object.assign({}, ...(await Promise.all(MODELS.map((name) => import(name)))));

const byName = (one, other) => one.localeCompare(other);
const documents = parseAllDocuments(readFileSync(0, 'utf8'), { uniqueKeys: true });
const manifests = documents
  .map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  })
  .filter((manifest) => manifest !== null);

for (const manifest of manifests) {
  const { apiVersion, kind } = manifest;
  const Model = classes[kind];
  if (!Model) throw new Error(`no schema of ${kind}`);
  const model = new Model(manifest);
  if (apiVersion !== new Model().apiVersion)
    throw new Error(`${kind} is ${apiVersion}, not ${new Model().apiVersion}`);
  model.validate();
  if (!apiVersion.includes('coreos')) rejectUnknownKeys(manifest);
}

const kinds = manifests.map(({ kind }) => kind).toSorted(byName);
const expected = process.argv.slice(2).toSorted(byName);
if (!isDeepStrictEqual(kinds, expected))
  throw new Error(`rendered ${kinds.join(' ')}, expected ${expected.join(' ')}`);
process.stdout.write(`${manifests.length} manifests are valid\n`);

/** Kubernetes drops unknown keys, so a misspelt one would go unnoticed. */
function rejectUnknownKeys(manifest) {
  const version = manifest.apiVersion.split('/').at(-1);
  const type = `${version[0].toUpperCase()}${version.slice(1)}${manifest.kind}`;
  const known = ObjectSerializer.serialize(ObjectSerializer.deserialize(manifest, type), type);
  const lost = missing(manifest, known, manifest.kind);
  if (lost) throw new Error(`unknown key ${lost}`);
}

function missing(given, kept, path) {
  if (typeof given !== 'object' || given === null) return undefined;
  for (const [key, value] of Object.entries(given)) {
    const inner = `${path}.${key}`;
    if (kept?.[key] === undefined) return inner;
    const lost = missing(value, kept[key], inner);
    if (lost) return lost;
  }
  return undefined;
}
