/** Length as channels count it: in code points, so that 😀 is one. */
export function countCodePoints(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
