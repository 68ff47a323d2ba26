// Generates the JSON, the pictures and the channel table of docs/hsl.md from its code blocks.
//   node docs/hsl/page.js            after a build; draws the pictures with Chromium, if installed
//   node docs/hsl/page.js --check    reports whether the page is current; draws nothing
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

/** Evaluates a code block: an expression that calls builders. */
function build(code) {
  return runInNewContext(`(${code.trim().replace(/;$/, '')})`, hsl);
}

function toSlug(heading) {
  return heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function renderElement(element, slug) {
  const json = `<details><summary>JSON</summary>\n\n\`\`\`json\n${JSON.stringify(element, null, 2)}\n\`\`\`\n\n</details>`;
  return draw(element)
    ? `<img src="./images/hsl/${slug}.png" width="420" alt="${element.type} in a chat">\n\n${json}`
    : json;
}

function drawPicture(element, slug) {
  const html = draw(element);
  if (!html || isCheck) return;
  if (!existsSync(CHROMIUM)) {
    process.stderr.write(`${slug}: no picture drawn. Set CHROMIUM to the path of Chromium.\n`);
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
  textLength: 'characters of a text',
  buttons: 'buttons',
  buttonTextLength: 'characters of a text with buttons',
  buttonLabelLength: 'characters of a button',
  quickReplies: 'quick replies',
  quickReplyTextLength: 'characters of a text with quick replies',
  quickReplyLabelLength: 'characters of a quick reply',
  cards: 'cards',
  cardTitleLength: 'characters of a title',
  cardSubTitleLength: 'characters of a subtitle',
  cardButtons: 'buttons of a card',
  cardLabelLength: 'characters of a button of a card',
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
  const rows = Object.entries(LIMITS).map(([name, label]) => [
    label,
    ...channels.map(([, { limits }]) => cell(limits[name])),
  ]);
  const head = ['maximum', ...channels.map(([key]) => `\`${key}\``)];
  rows.push(['unsupported', ...channels.map(([, rules]) => listUnsupported(rules))]);
  rows.push(['`device_platform`', ...channels.map(([, { platforms }]) => platforms.join(', '))]);
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

async function generate(page) {
  let heading = '';
  const withElements = page.replaceAll(
    /^### (.*)$|^(```ts element\n)([^]*?)^```\n(?:\n<!-- generated -->[^]*?<!-- \/generated -->\n)?/gm,
    (match, title, fence, code) => {
      if (title !== undefined) {
        heading = title;
        return match;
      }
      const element = build(code);
      drawPicture(element, toSlug(heading));
      return `${fence}${code}\`\`\`\n\n<!-- generated -->\n\n${renderElement(element, toSlug(heading))}\n\n<!-- /generated -->\n`;
    },
  );
  const complete = withElements.replace(
    /<!-- channels -->[^]*?<!-- \/channels -->/,
    `<!-- channels -->\n\n${channelTable()}\n\nNumbers in parentheses are advice.\n\n<!-- /channels -->`,
  );
  return format(complete, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

const page = readFileSync(PAGE, 'utf8');
const current = await generate(page);
if (!isCheck) {
  writeFileSync(PAGE, current);
} else if (page !== current) {
  process.stderr.write('docs/hsl.md is out of date. Run: npm run docs:hsl\n');
  process.exitCode = 1;
}
