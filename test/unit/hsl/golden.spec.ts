import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'nestjs-haptik/hsl';
import { buildLikePython, type GoldenEntry } from '../../support/values/python.hsl.js';

const FOLDER = new URL('../../fixtures/hsl/', import.meta.url).pathname;
const read = (file: string): unknown => JSON.parse(readFileSync(FOLDER + file, 'utf8'));

interface Index {
  readonly entries: readonly (GoldenEntry & {
    readonly emits: 'hsl' | 'fragment';
    readonly top_level_keys_in_order: readonly string[];
  })[];
}

describe("an element of python-hsl, Haptik's builder", () => {
  const { entries } = read('index.json') as Index;

  it('is listed in the index, with all its fixtures', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== 'index.json');
    expect(entries.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
    expect(entries.length).toBeGreaterThanOrEqual(39);
  });

  it.each(entries)('equals the element of our builders: $file', (entry) => {
    const built = buildLikePython(entry);
    expect(built).toEqual(read(entry.file));
    expect(Object.keys(built)).toEqual(entry.top_level_keys_in_order);
  });

  it.each(entries.filter(({ emits }) => emits === 'hsl'))(
    'is parsed unchanged: $file',
    ({ file }) => {
      expect(parse(read(file))).toEqual(read(file));
    },
  );
});
