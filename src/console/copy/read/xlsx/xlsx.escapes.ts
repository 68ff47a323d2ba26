/** `_x000D_` in a workbook is the character that XML cannot hold there. */
export function unescapeXlsx(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
