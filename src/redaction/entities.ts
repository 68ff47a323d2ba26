/** The HTML entity names of the Latin-1 characters from U+00A0 on. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr ' +
  'deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
  'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml ' +
  'eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const ENTITIES: ReadonlyMap<string, number> = new Map([
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
  ...LATIN_1.split(' ').map((name, index) => [name, 0xa0 + index] as const),
]);
const LONGEST = 6;
const SHORTEST = 2;

/** The code point of an entity name. Case is ignored, since a message may be converted to uppercase. */
export function lookupEntity(name: string): number | undefined {
  return ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase());
}

/** The longest entity name at the start of a text. Latin-1 names need no semicolon. */
export function findEntityPrefix(text: string): string | undefined {
  for (let length = Math.min(LONGEST, text.length); length >= SHORTEST; length--) {
    const name = text.slice(0, length);
    if (ENTITIES.has(name)) return name;
  }
  return undefined;
}
