import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { readXml } from './xml.reader.ts';

/** A sheet of a workbook. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  /** Path of the part with the cells; absent for sheets without cells, e.g. charts. */
  readonly part?: string;
}

/** The content of a workbook. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly strings?: string;
  readonly styles?: string;
  /** Whether days are counted from 1904, as by Excel on old Macs. */
  readonly usesDate1904: boolean;
}

interface PartRelation {
  readonly id: string;
  /** Last segment of the type URI. */
  readonly type: string;
  readonly target: string;
}

/** @throws Error if it is not a workbook */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const roots = await readRelations(archive, '');
  const main = roots.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!archive.has(main)) throw new Error('not a workbook');
  const relations = await readRelations(archive, main);
  const sheets: SheetPart[] = [];
  let usesDate1904 = false;
  const reading = readXml(archive.read(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') usesDate1904 = parseXmlBoolean(attributes.get('date1904'));
      if (name !== 'sheet') return;
      const relation = relations.find(({ id }) => id === attributes.get('id'));
      sheets.push({
        name: attributes.get('name') ?? `Sheet ${sheets.length + 1}`,
        isHidden: /hidden/i.test(attributes.get('state') ?? ''),
        ...(relation?.type === 'worksheet' && { part: relation.target }),
      });
    },
  });
  for await (const _ of reading);
  const partOf = (type: string) => relations.find((one) => one.type === type)?.target;
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')];
  return { sheets, usesDate1904, ...(strings && { strings }), ...(styles && { styles }) };
}

/** Reads the relationships of a part. */
async function readRelations(archive: Archive, part: string): Promise<readonly PartRelation[]> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations: PartRelation[] = [];
  const reading = readXml(archive.read(name), {
    open: (element, attributes) => {
      const target = attributes.get('Target');
      if (element !== 'Relationship' || target === undefined) return;
      if (attributes.get('TargetMode') === 'External') return;
      relations.push({
        id: attributes.get('Id') ?? '',
        type: posix.basename(attributes.get('Type') ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  for await (const _ of reading);
  return relations;
}

export function parseXmlBoolean(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
