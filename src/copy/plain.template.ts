const NAME = /\{\s*(\w+)\s*\}/g;

/**
 * Literals and names in turn, for a text that has nothing but plain placeholders: `Order {id} left`.
 * Undefined for any other. Most texts are such, and reading them by the parser takes ten times as long.
 */
export function parsePlainTemplate(text: string): readonly string[] | undefined {
  // Apostrophes may quote, and what is left of braces is more than a name.
  if (text.includes("'")) return undefined;
  const parts = text.split(NAME);
  const isPlain = parts.every((part, index) => index % 2 === 1 || !/[{}]/.test(part));
  return isPlain ? parts : undefined;
}
