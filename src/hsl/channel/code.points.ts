/** The length of a text in code points, as channels count it: 😀 counts as one. */
export function countCodePoints(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
