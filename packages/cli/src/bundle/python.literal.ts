/**
 * A text as a Python literal. It is ASCII only, so that no encoding between the command and the editor of
 * the code node changes it.
 */
export function toPythonLiteral(text: string): string {
  return JSON.stringify(text).replaceAll(/[^\x20-\x7e]/gu, (character) => {
    const hex = character.codePointAt(0)!.toString(16);
    return hex.length > 4
      ? String.raw`\U${hex.padStart(8, '0')}`
      : String.raw`\u${hex.padStart(4, '0')}`;
  });
}

/** Texts by name as a Python dictionary. */
export function toPythonDict(texts: Readonly<Record<string, string>>): string {
  const items = Object.entries(texts).map(
    ([name, text]) => `    ${toPythonLiteral(name)}: ${toPythonLiteral(text)},\n`,
  );
  return `{\n${items.join('')}}`;
}
