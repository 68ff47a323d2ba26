// Writes what docs/hsl.md shows of its own code: the JSON, the pictures, the table of channels.
//   node docs/hsl/page.js            after a build; draws with Chromium, if there is one
//   node docs/hsl/page.js --check    says whether the page is current; draws nothing
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { format, resolveConfig } from 'prettier';
import { draw } from './draw.js';

const DOCS = new URL('../', import.meta.url).pathname;
const PAGE = join(DOCS, 'hsl.md');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hsl = { ...(await import('../../dist/hsl/index.js')) };
const isCheck = process.argv.includes('--check');

/** What the code of a block builds. The blocks are expressions of the builders' names. */
function build(code) {
  return runInNewContext(`(${code.trim().replace(/;$/, '')})`, hsl);
}

function slugOf(heading) {
  return heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function renderElement(element, slug) {
  const json = `<details><summary>JSON</summary>\n\n\`\`\`json\n${JSON.stringify(element, null, 2)}\n\`\`\`\n\n</details>`;
  return draw(element)
    ? `<img src="images/hsl/${slug}.png" width="420" alt="${element.type} in a chat">\n\n${json}`
    : json;
}

function picture(element, slug) {
  const html = draw(element);
  if (!html || isCheck) return;
  if (!existsSync(CHROMIUM)) {
    process.stderr.write(`No picture of ${slug}: set CHROMIUM to a Chromium.\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hsl-'));
  const source = join(folder, 'element.html');
  writeFileSync(source, html);
  const browser = (...args) =>
    execFileSync(CHROMIUM, ['--headless', '--no-sandbox', '--disable-gpu', ...args, source], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const probe = '<script>document.title = document.body.scrollHeight</script>';
  writeFileSync(source, html + probe);
  const [, height] = /<title>(\d+)/.exec(browser('--dump-dom', '--window-size=420,100')) ?? [];
  const file = join(DOCS, 'images/hsl', `${slug}.png`);
  browser(
    `--screenshot=${file}`,
    `--window-size=420,${height}`,
    '--force-device-scale-factor=2',
    '--hide-scrollbars',
  );
  rmSync(folder, { recursive: true });
}

const LIMITS = {
  textLength: 'letters of a text',
  buttons: 'buttons',
  buttonTextLength: 'letters of a text with buttons',
  buttonLabelLength: 'letters of a button',
  quickReplies: 'quick replies',
  quickReplyTextLength: 'letters of a text with quick replies',
  quickReplyLabelLength: 'letters of a quick reply',
  cards: 'cards',
  cardTitleLength: 'letters of a title',
  cardSubTitleLength: 'letters of a sub-title',
  cardButtons: 'actions of a card',
  cardLabelLength: 'letters of an action',
};

const cell = (limit) => {
  if (!limit) return '';
  return limit.severity === 'advice' ? `(${limit.max})` : String(limit.max);
};
const listUnsupported = ({ unsupported }) =>
  Object.keys(unsupported)
    .map((kind) => kind.toLowerCase().replace('_', ' '))
    .join(', ');
const line = (cells) => `| ${cells.join(' | ')} |`;

function channelTable() {
  const channels = Object.entries(hsl.CHANNELS);
  const rows = Object.entries(LIMITS).map(([name, words]) => [
    words,
    ...channels.map(([, { limits }]) => cell(limits[name])),
  ]);
  const head = ['at most', ...channels.map(([key]) => `\`${key}\``)];
  rows.push(['does not show', ...channels.map(([, rules]) => listUnsupported(rules))]);
  rows.push(['`device_platform`', ...channels.map(([, { platforms }]) => platforms.join(', '))]);
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

async function made(page) {
  let heading = '';
  const withElements = page.replaceAll(
    /^### (.*)$|^(```ts element\n)([^]*?)^```\n(?:\n<!-- made -->[^]*?<!-- \/made -->\n)?/gm,
    (whole, title, fence, code) => {
      if (title !== undefined) {
        heading = title;
        return whole;
      }
      const element = build(code);
      picture(element, slugOf(heading));
      return `${fence}${code}\`\`\`\n\n<!-- made -->\n\n${renderElement(element, slugOf(heading))}\n\n<!-- /made -->\n`;
    },
  );
  const whole = withElements.replace(
    /<!-- channels -->[^]*?<!-- \/channels -->/,
    `<!-- channels -->\n\n${channelTable()}\n\nIn parentheses: advice.\n\n<!-- /channels -->`,
  );
  return format(whole, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

const page = readFileSync(PAGE, 'utf8');
const current = await made(page);
if (!isCheck) {
  writeFileSync(PAGE, current);
} else if (page !== current) {
  process.stderr.write('docs/hsl.md is not what its code makes. Run: npm run docs:hsl\n');
  process.exitCode = 1;
}
