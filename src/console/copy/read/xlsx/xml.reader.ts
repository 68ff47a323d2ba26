import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What happens in an XML document. Names are without the prefix of their namespace. */
export interface XmlEvents {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  /** Characters, also those of CDATA; maybe in several pieces. */
  text?(characters: string): void;
}

/** Attributes by name, without the prefix of their namespace. */
export type XmlAttributes = ReadonlyMap<string, string>;

const MAX_XML_DEPTH = 100;

/**
 * Reads a document piece by piece, and gives a turn after each.
 *
 * @throws Error when it is not well-formed, or in another encoding than UTF-8 or UTF-16
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): AsyncGenerator<void> {
  const parser = createXmlParser(events);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(detectXmlEncoding(chunk), { fatal: true });
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  if (!decoder) return;
  parser.write(decoder.decode());
  parser.close();
  yield;
}

function createXmlParser(events: XmlEvents): SaxesParser<{ xmlns: false; position: boolean }> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > MAX_XML_DEPTH) throw new Error('its elements are nested too deeply');
    events.open?.(getLocalName(name), toLocalAttributes(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.close?.(getLocalName(name));
  });
  parser.on('text', (characters) => events.text?.(characters));
  parser.on('cdata', (characters) => events.text?.(characters));
  return parser;
}

/** Declarations of namespaces left out; a name without a prefix wins over the same with one. */
function toLocalAttributes(attributes: Readonly<Record<string, string>>): XmlAttributes {
  const given = Object.entries(attributes).filter(([key]) => !key.startsWith('xmlns'));
  const prefixed = given.filter(([key]) => key.includes(':'));
  return new Map([
    ...prefixed.map(([key, value]) => [getLocalName(key), value] as const),
    ...given,
  ]);
}

function getLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function detectXmlEncoding(chunk: Uint8Array): string {
  const [first, second] = chunk;
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || first === 0 ? 'utf-16be' : 'utf-8';
}
