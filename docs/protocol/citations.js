// Checks that every "Protocol n.n" in code, tests and docs names a section of docs/protocol.md.
//   node docs/protocol/citations.js           lists each section with the number of its citations
//   node docs/protocol/citations.js --check   fails on a citation without a section
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = new URL('../../', import.meta.url).pathname;
const FOLDERS = ['src', 'packages', 'test', 'docs', 'bench', 'examples', 'schema'];
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const PAGE = 'docs/protocol.md';
const FILE = /\.(ts|tsx|js|mjs|md|txt|json)$/;
// A comment may break the line within a list: "Protocol 2.1,\n * 2.2 and 2.4".
const GAP = String.raw`(?:\s|\*|//)+`;
const NUMBER = String.raw`\d+(?:\.\d+)*`;
const CITATION = new RegExp(
  `\\bprotocol${GAP}(${NUMBER}(?:(?:,${GAP}|${GAP}(?:and|to)${GAP})${NUMBER})*)`,
  'gi',
);

const RANGE = new RegExp(`(\\d+)\\.(\\d+)${GAP}to${GAP}\\1\\.(\\d+)`, 'g');

/** The numbers of the headings, and of the rows of section 8, which are cited as 8.n. */
function sectionsOf(page) {
  const headings = [...page.matchAll(/^#{2,3} (\d+(?:\.\d+)?)\.? /gm)].map(([, number]) => number);
  const [, questions = ''] = /^## 8\.([^]*?)^## /m.exec(page) ?? [];
  const rows = [...questions.matchAll(/^\| *(\d+) *\|/gm)].map(([, number]) => `8.${number}`);
  return new Set([...headings, ...rows]);
}

function filesOf(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => FILE.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
    .map((file) => join(folder, file))
    .filter((file) => file !== PAGE);
}

/** The numbers in a list, with those between the ends of a range: "1.4 to 1.7" cites four. */
function sectionsIn(list) {
  const between = [...list.matchAll(RANGE)].flatMap(([, chapter, first, last]) =>
    Array.from({ length: Math.max(0, last - first - 1) }, (_, i) => `${chapter}.${+first + i + 1}`),
  );
  return [...list.match(/\d+(?:\.\d+)*/g), ...between];
}

function citationsOf(file) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(CITATION)].flatMap(({ 1: list, index }) => {
    const line = text.slice(0, index).split('\n').length;
    return sectionsIn(list).map((section) => ({ section, location: `${file}:${line}` }));
  });
}

const sections = sectionsOf(readFileSync(join(ROOT, PAGE), 'utf8'));
const citations = [...FOLDERS.flatMap(filesOf), ...PAGES].flatMap(citationsOf);
const unknown = citations.filter(({ section }) => !sections.has(section));

for (const { section, location } of unknown) {
  process.stderr.write(`${location}: ${PAGE} has no section ${section}.\n`);
}
if (unknown.length > 0) process.exitCode = 1;
if (!process.argv.includes('--check')) {
  for (const section of sections) {
    const count = citations.filter((citation) => citation.section === section).length;
    process.stdout.write(`${section}: ${count}\n`);
  }
}
