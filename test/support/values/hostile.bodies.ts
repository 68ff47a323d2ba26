/** Malicious bodies of about the given size. `field` is a field of the endpoint. */
export type HostileBody = (bytes: number, field: string) => string;

const repetitions = (bytes: number, each: number): number => Math.floor(bytes / each);

function objectWithKeys(bytes: number, name: (index: number) => string, value = '1'): string {
  const parts: string[] = [];
  for (let size = 2, index = 0; size < bytes; index++) {
    const part = `${JSON.stringify(name(index))}:${value}`;
    parts.push(part);
    size += part.length + 1;
  }
  return `{${parts.join(',')}}`;
}

const arrayOf = (item: string, bytes: number): string =>
  `[${Array(repetitions(bytes, item.length + 1))
    .fill(item)
    .join(',')}]`;

const nest = (open: string, core: string, close: string, bytes: number): string => {
  const levels = repetitions(bytes, open.length + close.length);
  return open.repeat(levels) + core + close.repeat(levels);
};

const inField = (field: string, value: string): string => `{${JSON.stringify(field)}:${value}}`;

export const HOSTILE_BODIES: Readonly<Record<string, HostileBody>> = {
  'numbers as keys': (bytes) => objectWithKeys(bytes, String),
  'names as keys': (bytes) => objectWithKeys(bytes, (index) => `key_${index}`),
  'one key again and again': (bytes) => objectWithKeys(bytes, () => 'a'),
  'one long key': (bytes) => inField('_'.repeat(bytes), '1'),
  'keys in a field': (bytes, field) => inField(field, objectWithKeys(bytes, String)),
  'keys in a list in a field': (bytes, field) =>
    inField(field, `[${objectWithKeys(bytes, String)}]`),
  'objects in a list in a field': (bytes, field) => inField(field, arrayOf('{}', bytes)),
  'objects with keys in a list in a field': (bytes, field) =>
    inField(field, arrayOf(objectWithKeys(Math.min(20_000, bytes / 2), String), bytes)),
  'numbers in a list in a field': (bytes, field) => inField(field, arrayOf('1', bytes)),
  'texts in a list in a field': (bytes, field) => inField(field, arrayOf('"a b"', bytes)),
  'lists in a list': (bytes) => arrayOf('[]', bytes),
  'objects in a list': (bytes) => arrayOf('{"a":1}', bytes),
  'brackets in brackets': (bytes) => nest('[', '', ']', bytes),
  'brackets in a field': (bytes, field) => inField(field, nest('[', '', ']', bytes)),
  'objects in objects': (bytes) => nest('{"a":', '1', '}', bytes),
  'objects in objects in a field': (bytes, field) => inField(field, nest('{"a":', '1', '}', bytes)),
  'prototypes in a field': (bytes, field) =>
    inField(field, nest('{"__proto__":', '{}', '}', bytes)),
  'at signs': (bytes, field) => inField(field, JSON.stringify('a@'.repeat(repetitions(bytes, 2)))),
  dots: (bytes, field) => inField(field, JSON.stringify(`a@${'a.'.repeat(repetitions(bytes, 2))}`)),
  spaces: (bytes, field) => inField(field, JSON.stringify(`a${' '.repeat(bytes)}b`)),
  digits: (bytes, field) => inField(field, '9'.repeat(bytes)),
  'characters of four bytes': (bytes, field) =>
    inField(field, JSON.stringify('\u{1f98a}'.repeat(repetitions(bytes, 4)))),
  'halves of characters': (bytes, field) =>
    inField(field, `"${'\\ud800@'.repeat(repetitions(bytes, 7))}"`),
};

/** A harmless body of the same size. */
export function harmlessBody(bytes: number): string {
  return inField('about', JSON.stringify('a'.repeat(bytes)));
}

/** Each malicious body as the entities of a call and as the value of an entity. */
export function asCalls(
  bodies: Readonly<Record<string, HostileBody>>,
): Record<string, HostileBody> {
  const call = (entities: string): string => `{"node":"order","entities":${entities}}`;
  return Object.fromEntries(
    Object.entries(bodies).flatMap(([name, bodyOf]): [string, HostileBody][] => [
      [`${name}, as entities`, (bytes, field) => call(bodyOf(bytes, field))],
      [
        `${name}, as a value`,
        (bytes, field) =>
          call(inField(field, `[${inField('entity_value', bodyOf(bytes, 'city'))}]`)),
      ],
    ]),
  );
}
