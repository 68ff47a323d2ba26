/** What a stranger may send, of about so many bytes. A field is one that the endpoint knows. */
export type HostileBody = (bytes: number, field: string) => string;

const times = (bytes: number, each: number): number => Math.floor(bytes / each);

function keys(bytes: number, name: (index: number) => string, value = '1'): string {
  const parts: string[] = [];
  for (let size = 2, index = 0; size < bytes; index++) {
    const part = `${JSON.stringify(name(index))}:${value}`;
    parts.push(part);
    size += part.length + 1;
  }
  return `{${parts.join(',')}}`;
}

const list = (item: string, bytes: number): string =>
  `[${Array(times(bytes, item.length + 1))
    .fill(item)
    .join(',')}]`;

const deep = (open: string, core: string, close: string, bytes: number): string => {
  const levels = times(bytes, open.length + close.length);
  return open.repeat(levels) + core + close.repeat(levels);
};

const under = (field: string, value: string): string => `{${JSON.stringify(field)}:${value}}`;

export const HOSTILE_BODIES: Readonly<Record<string, HostileBody>> = {
  'numbers as keys': (bytes) => keys(bytes, String),
  'names as keys': (bytes) => keys(bytes, (index) => `key_${index}`),
  'one key again and again': (bytes) => keys(bytes, () => 'a'),
  'one long key': (bytes) => under('_'.repeat(bytes), '1'),
  'keys in a field': (bytes, field) => under(field, keys(bytes, String)),
  'keys in a list in a field': (bytes, field) => under(field, `[${keys(bytes, String)}]`),
  'objects in a list in a field': (bytes, field) => under(field, list('{}', bytes)),
  'objects with keys in a list in a field': (bytes, field) =>
    under(field, list(keys(Math.min(20_000, bytes / 2), String), bytes)),
  'numbers in a list in a field': (bytes, field) => under(field, list('1', bytes)),
  'texts in a list in a field': (bytes, field) => under(field, list('"a b"', bytes)),
  'lists in a list': (bytes) => list('[]', bytes),
  'objects in a list': (bytes) => list('{"a":1}', bytes),
  'brackets in brackets': (bytes) => deep('[', '', ']', bytes),
  'brackets in a field': (bytes, field) => under(field, deep('[', '', ']', bytes)),
  'objects in objects': (bytes) => deep('{"a":', '1', '}', bytes),
  'objects in objects in a field': (bytes, field) => under(field, deep('{"a":', '1', '}', bytes)),
  'prototypes in a field': (bytes, field) => under(field, deep('{"__proto__":', '{}', '}', bytes)),
  'at signs': (bytes, field) => under(field, JSON.stringify('a@'.repeat(times(bytes, 2)))),
  dots: (bytes, field) => under(field, JSON.stringify(`a@${'a.'.repeat(times(bytes, 2))}`)),
  spaces: (bytes, field) => under(field, JSON.stringify(`a${' '.repeat(bytes)}b`)),
  digits: (bytes, field) => under(field, '9'.repeat(bytes)),
  'characters of four bytes': (bytes, field) =>
    under(field, JSON.stringify('\u{1f98a}'.repeat(times(bytes, 4)))),
  'halves of characters': (bytes, field) => under(field, `"${'\\ud800@'.repeat(times(bytes, 7))}"`),
};

/** One that means no harm, and is as long. */
export function harmlessBody(bytes: number): string {
  return under('about', JSON.stringify('a'.repeat(bytes)));
}

/** Each of them as the entities of a call, and as the value of an entity. */
export function asCalls(
  bodies: Readonly<Record<string, HostileBody>>,
): Record<string, HostileBody> {
  const call = (entities: string): string => `{"node":"order","entities":${entities}}`;
  return Object.fromEntries(
    Object.entries(bodies).flatMap(([name, bodyOf]): [string, HostileBody][] => [
      [`${name}, as entities`, (bytes, field) => call(bodyOf(bytes, field))],
      [
        `${name}, as a value`,
        (bytes, field) => call(under(field, `[${under('entity_value', bodyOf(bytes, 'city'))}]`)),
      ],
    ]),
  );
}
