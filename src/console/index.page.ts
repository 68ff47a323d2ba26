/**
 * Allows only files that the console itself serves, and no inline scripts. Mantine needs inline
 * styles.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every file of the console. */
export const PAGE_SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

export const NOT_BUILT_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Haptik console</title>
</head>
<h1>The console is not built</h1>
<p>The API works, but the pages are missing. Build them with <code>npm run build</code>, and restart the application.</p>
</html>
`;

export const NOT_FOUND_HTML = '<!doctype html><meta charset="utf-8"><p>File not found.</p>\n';

/** Inserts the base URL into the page, so that the console can be mounted at any path. */
export function setBaseHref(page: string, base: string): string {
  const tag = `<base href="${base.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" />`;
  const without = page.replace(/<base\b[^>]*>/i, '');
  return without.replace(/<head[^>]*>/i, (head) => `${head}${tag}`);
}
