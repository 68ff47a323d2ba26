import { readFileSync } from 'node:fs';

interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly items?: SidebarItem[];
}
interface ReferenceModule extends SidebarItem {
  readonly link: string;
}

/** The modules of the reference, which TypeDoc has written before, with the names that users import. */
export function readReferenceModules(): ReferenceModule[] {
  const sidebar = readFileSync(
    new URL('../reference/typedoc-sidebar.json', import.meta.url),
    'utf8',
  );
  return (JSON.parse(sidebar) as SidebarItem[]).flatMap(modulesIn);
}

function modulesIn(item: SidebarItem): ReferenceModule[] {
  if (!isModule(item)) return [];
  const items = item.items ?? [];
  const text = item.link.replace('/reference/', '').replace(/\/$/, '');
  const own = items.filter((inner) => !isModule(inner));
  return [{ text, link: item.link, items: own }, ...items.flatMap(modulesIn)];
}

function isModule(item: SidebarItem): item is ReferenceModule {
  return item.link?.endsWith('/') ?? false;
}
