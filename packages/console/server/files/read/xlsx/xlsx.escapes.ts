/** Decodes `_xHHHH_`, an escaped character that XML cannot contain. */
export function unescapeXlsx(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
