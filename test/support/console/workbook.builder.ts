import { createZip } from './zip.builder.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook from raw XML, including workbooks that no library writes. */
export interface WorkbookParts {
  /** The contents of `<sheetData>` by the name of the sheet, in order. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  /** `<si>` elements. */
  readonly strings?: string;
  /** Number formats of the styles from 1: codes, or ids of built-in formats. */
  readonly formats?: readonly (string | number)[];
  readonly isSince1904?: boolean;
  /** Other parts, by name. */
  readonly others?: Readonly<Record<string, string | Buffer>>;
}

export function buildWorkbook(parts: WorkbookParts): Buffer {
  const { sheets, hidden = [], strings, formats = [], isSince1904 = false, others } = parts;
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
  return createZip({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('w', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr date1904="${isSince1904 ? 1 : 0}"/><sheets>` +
      names
        .map(
          (name, index) =>
            `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`,
        )
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      names
        .map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/${index}.xml`))
        .join('') +
      relation('strings', 'sharedStrings', '/xl/sharedStrings.xml') +
      relation('styles', 'styles', 'styles.xml') +
      '</Relationships>',
    ...(strings !== undefined && {
      'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    }),
    'xl/styles.xml': buildStyles(formats),
    ...Object.fromEntries(
      Object.values(sheets).map((rows, index) => [
        `xl/worksheets/${index}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...others,
  });
}

/** Rows of cells; each cell is the XML of a `<c>` or a text. */
export function buildRows(...rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, row) => {
      const inner = cells.map((cell, column) =>
        cell.startsWith('<c')
          ? cell
          : buildInlineCell(cell, `${String.fromCharCode(65 + column)}${row + 1}`),
      );
      return `<row r="${row + 1}">${inner.join('')}</row>`;
    })
    .join('');
}

export function buildInlineCell(text: string, cellReference: string, style = 0): string {
  return `<c r="${cellReference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function buildStyles(formats: readonly (string | number)[]): string {
  const idOf = (format: string | number, index: number) =>
    typeof format === 'number' ? format : 200 + index;
  const codes = formats.map((format, index) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${200 + index}" formatCode="${escapeXml(format).replaceAll('"', '&quot;')}"/>`,
  );
  const styles = formats.map((format, index) => `<xf numFmtId="${idOf(format, index)}"/>`).join('');
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>`
  );
}
