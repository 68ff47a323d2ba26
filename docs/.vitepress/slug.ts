/** The anchor of a heading, as GitHub makes it. VitePress adds `-1` to repeated ones, as GitHub does. */
export function slugify(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
