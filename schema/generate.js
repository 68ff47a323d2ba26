// Generates hsl.schema.json from the types of src/hsl/wire; --check reports whether it is current.
import { readFileSync, writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = new URL('../', import.meta.url).pathname;
const FILE = new URL('hsl.schema.json', import.meta.url).pathname;

const { definitions } = createGenerator({
  path: `${ROOT}src/hsl/wire/elements.ts`,
  tsconfig: `${ROOT}tsconfig.json`,
  type: 'Elements',
  expose: 'export',
  topRef: true,
  additionalProperties: true,
  skipTypeCheck: true,
}).createSchema('Elements');
const { Elements: elements, ...partDefinitions } = definitions;

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'HSL element',
  description:
    'A rich element of a Haptik chat, as nestjs-haptik/hsl builds it. Only the type of an unknown kind is validated.',
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'string', minLength: 1 } },
  allOf: Object.entries(elements.properties).map(([kind, part]) => ({
    if: { properties: { type: { const: kind } } },
    then: part,
  })),
  definitions: partDefinitions,
};

const text = `${JSON.stringify(schema, null, 2)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('schema/hsl.schema.json is out of date. Run: npm run schema\n');
  process.exitCode = 1;
}
