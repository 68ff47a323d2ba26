const NAME = /\{\s*(\w+)\s*\}/g;

/**
 * Splits a text with only simple placeholders, such as `Order {id} left`, into alternating literals and
 * names; undefined for other texts. Most texts are simple, and the full parser takes ten times as long.
 */
export function parsePlainTemplate(text: string): readonly string[] | undefined {
  // Apostrophes can quote. Remaining braces belong to other syntax.
  if (text.includes("'")) return undefined;
  const parts = text.split(NAME);
  const isPlain = parts.every((part, index) => index % 2 === 1 || !/[{}]/.test(part));
  return isPlain ? parts : undefined;
}
