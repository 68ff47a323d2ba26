import { readdirSync, readFileSync } from 'node:fs';

/** A recorded body with independently computed signatures. */
export interface Fixture {
  readonly file: string;
  readonly note: string;
  readonly bytes: Buffer;
  /** The reply of the sample receiver. */
  readonly status: number;
  /** The digest of the header by secret. */
  readonly digests: readonly (readonly [secret: string, digest: string])[];
}

interface IndexEntry {
  readonly file: string;
  readonly kind: string;
  readonly note: string;
  readonly bytes?: number;
  readonly suggested_http_status?: number;
}

interface Index {
  readonly secrets_in_signatures: readonly string[];
  readonly reference_vector: {
    readonly key: string;
    readonly data: string;
    readonly hmac_sha1: string;
  };
  readonly fixtures: readonly IndexEntry[];
}

const FOLDER = new URL('../../fixtures/', import.meta.url);
const load = (file: string): Buffer => readFileSync(new URL(file, FOLDER));
const parse = (file: string): unknown => JSON.parse(load(file).toString('utf8'));

const INDEX = parse('index.json') as Index;
const SIGNATURES = parse('signatures.json') as Record<string, Record<string, string>>;

/** The three secrets of the fixtures: ASCII, UTF-8, and longer than a block of SHA-1. */
export const FIXTURE_SECRETS = INDEX.secrets_in_signatures;

/** RFC 2202, test case 2. */
export const REFERENCE_VECTOR = INDEX.reference_vector;

export function requestFixtures(kind: 'integration' | 'malformed'): Fixture[] {
  return INDEX.fixtures
    .filter((entry) => entry.kind === kind)
    .map(({ file, note, bytes: length, suggested_http_status: status = 0 }) => {
      const bytes = load(file);
      if (bytes.length !== length) throw new Error(`${file} differs from the recorded length`);
      return { file, note, bytes, status, digests: Object.entries(SIGNATURES[file] ?? {}) };
    });
}

export function requestFixture(start: string): Fixture {
  const found = requestFixtures('integration').find(({ file }) => file.startsWith(start));
  if (!found) throw new Error(`no fixture begins with ${start}`);
  return found;
}

/** A recorded reply, as JSON. */
export function responseSample(start: string): Record<string, unknown> {
  const file = readdirSync(FOLDER).find(
    (name) => name.startsWith(start) && name.endsWith('.response.json'),
  );
  if (file === undefined) throw new Error(`no sample begins with ${start}`);
  return parse(file) as Record<string, unknown>;
}
