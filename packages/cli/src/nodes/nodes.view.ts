import type {
  AppDescription,
  BotDescription,
  EntityDescription,
  NodeDescription,
} from 'nestjs-haptik/internal';
import type { Terminal } from '../terminal.js';

type Style = Terminal['style'];

/** The nodes of all bots as text. */
export function renderNodes({ bots, version }: AppDescription, style: Style): string {
  const parts = bots.map((bot) => renderBot(bot, style));
  return `${parts.join('\n')}\n${style('dim', `nestjs-haptik ${version}`)}\n`;
}

function renderBot({ name, path, nodes, searches }: BotDescription, style: Style): string {
  const lines = nodes.map((node) => renderNode(node, style));
  const found = searches.map(
    (search) =>
      `  search ${style('bold', search.name)}  ${search.path}${search.needsKey ? '/<key>' : ''}  ` +
      `${style('dim', search.location)}\n`,
  );
  const none = nodes.length === 0 ? '  no nodes\n' : '';
  return `Bot ${style('bold', name)}  ${path}\n${none}${lines.join('')}${found.join('')}`;
}

function renderNode(
  { name, location, entities, hasOwnSecret }: NodeDescription,
  style: Style,
): string {
  const secret = hasOwnSecret ? ', own secret' : '';
  const head = `  ${style('bold', name ?? '* (fallback)')}  ${style('dim', `${location}${secret}`)}\n`;
  return head + entities.map((entity) => `    ${renderEntity(entity)}\n`).join('');
}

function renderEntity({ name, kind, required, schema, description }: EntityDescription): string {
  const rules = Object.entries(schema)
    .filter(([key]) => !['type', 'items', 'description', 'format'].includes(key))
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  const facts = [kind, ...(required ? ['required'] : []), ...rules];
  return `${name} (${facts.join(', ')})${description === null ? '' : `: ${description}`}`;
}
