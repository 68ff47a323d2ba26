/** How the value of an entity is entered. */
export type EntityInput =
  | { readonly kind: 'text' | 'number' | 'date' | 'json' }
  | { readonly kind: 'list' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** One entity of a node, as its JSON Schema describes it. */
export interface EntityDefinition {
  readonly name: string;
  readonly input: EntityInput;
  /** Haptik calls a node when all its mandatory entities were collected. */
  readonly isRequired: boolean;
  readonly hints: readonly string[];
  readonly example: string;
}

type Schema = Readonly<Record<string, unknown>>;

/** The entities that the JSON Schema of a node's class declares. */
export function readEntityDefinitions(schema: unknown): readonly EntityDefinition[] {
  const root = toSchema(schema);
  const properties = Object.entries(toSchema(root['properties']));
  const required = new Set(toStrings(root['required']));
  return properties.map(([name, property]) =>
    readDefinition(name, resolve(toSchema(property), root), required.has(name)),
  );
}

function readDefinition(name: string, schema: Schema, isRequired: boolean): EntityDefinition {
  const [example = schema['default'] ?? ''] = toList(schema['examples']);
  return {
    name,
    input: readInput(schema),
    isRequired,
    hints: readHints(schema),
    example: typeof example === 'string' ? example : JSON.stringify(example),
  };
}

function readInput(schema: Schema): EntityInput {
  const choices = readChoices(schema);
  if (choices.length > 0) return { kind: 'choice', choices };
  const types = Array.isArray(schema['type']) ? toStrings(schema['type']) : [schema['type']];
  if (types.includes('boolean')) return { kind: 'choice', choices: ['true', 'false'] };
  if (types.includes('number') || types.includes('integer')) return { kind: 'number' };
  if (types.includes('array')) return { kind: 'list' };
  if (types.includes('object')) return { kind: 'json' };
  return { kind: String(schema['format']).startsWith('date') ? 'date' : 'text' };
}

function readChoices(schema: Schema): readonly string[] {
  const values = 'const' in schema ? [schema['const']] : toList(schema['enum']);
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

/** The rules of the class in words. */
function readHints(schema: Schema): readonly string[] {
  const { description, pattern, format, minLength, maxLength, minimum, maximum } = schema;
  return [
    typeof description === 'string' ? description : '',
    range('characters', minLength, maxLength),
    range('', minimum, maximum),
    typeof pattern === 'string' ? `matches ${pattern}` : '',
    typeof format === 'string' && !format.startsWith('date') ? format : '',
  ].filter((hint) => hint !== '');
}

function range(unit: string, least: unknown, most: unknown): string {
  const [from, to] = [least, most].map((limit) => (typeof limit === 'number' ? `${limit}` : ''));
  if (from && to) return `${from} to ${to} ${unit}`.trim();
  if (from) return `at least ${from} ${unit}`.trim();
  return to ? `at most ${to} ${unit}`.trim() : '';
}

/** Follows a reference into the definitions of the same document. */
function resolve(schema: Schema, root: Schema): Schema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return schema;
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => toSchema(value)[key], root);
  return { ...toSchema(found), ...schema };
}

function toSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Schema)
    : {};
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toStrings(value: unknown): readonly string[] {
  return toList(value).filter((entry) => typeof entry === 'string');
}
