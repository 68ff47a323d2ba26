/** Inserts the base URL into the page, so that the console can be mounted at any path. */
export function setBaseHref(page: string, base: string): string {
  const tag = `<base href="${base.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" />`;
  const without = page.replace(/<base\b[^>]*>/i, '');
  return without.replace(/<head[^>]*>/i, (head) => `${head}${tag}`);
}
