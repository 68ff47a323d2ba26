import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** Events of an XML document. Names have no namespace prefix. */
export interface XmlEvents {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  /** Characters, including CDATA; possibly in several pieces. */
  text?(characters: string): void;
}

/** Attributes by name, without namespace prefix. */
export type XmlAttributes = ReadonlyMap<string, string>;

const MAX_XML_DEPTH = 100;

/**
 * Parses a document, and yields after each chunk.
 *
 * @throws Error if it is not well-formed, or not in UTF-8 or UTF-16
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
    if (depth > MAX_XML_DEPTH) throw new Error('elements nested too deeply');
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

/** Removes namespace declarations and prefixes; an attribute without prefix takes precedence. */
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
