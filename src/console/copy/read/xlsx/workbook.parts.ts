import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { readXml } from './xml.reader.ts';

/** A sheet of a workbook, in the order in which they are shown. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  /** Where its cells are; absent for a sheet that has none, such as a chart. */
  readonly part?: string;
}

/** What a workbook holds. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly strings?: string;
  readonly styles?: string;
  /** Days are counted from 1904, as old Macs did. */
  readonly usesDate1904: boolean;
}

interface PartRelation {
  readonly id: string;
  /** Without its address. */
  readonly type: string;
  readonly target: string;
}

/** @throws Error when it is no workbook */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const roots = await readRelations(archive, '');
  const main = roots.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!archive.has(main)) throw new Error('it is no workbook');
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

/** Where a part says that others are. */
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
