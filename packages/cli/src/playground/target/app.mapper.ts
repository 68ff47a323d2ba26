import type { AppDescription, BotDescription } from 'nestjs-haptik/internal';
import type { PlaygroundApp, PlaygroundNode } from '../playground.contract.js';

/** What the page shows of an app. */
export interface MappedApp {
  readonly app: PlaygroundApp;
  readonly nodes: readonly PlaygroundNode[];
}

/**
 * @param bot the bot of `--bot`, whose nodes are the only ones then
 * @param webhook the URL of the webhook without a bot
 */
export function mapApp(
  { version, bots }: AppDescription,
  bot: string | undefined,
  webhook: URL,
): MappedApp {
  const shown = bot === undefined ? bots : bots.filter(({ name }) => name === bot);
  const nameOf = ({ name, isDefault }: BotDescription): { bot?: string } =>
    bot !== undefined || isDefault ? {} : { bot: name };
  const main = shown.find(({ isDefault }) => isDefault) ?? shown[0];
  return {
    app: {
      version,
      bots: shown.flatMap((one) => nameOf(one).bot ?? []),
      searches: shown.flatMap((one) =>
        one.searches.map(({ name, path }) => ({
          ...nameOf(one),
          name,
          url: new URL(path, webhook).href,
        })),
      ),
      ...(main && { timeoutMs: main.budget.totalMs, reserveMs: main.budget.reserveMs }),
    },
    nodes: shown.flatMap((one) => one.nodes.flatMap((node) => mapNode(node, nameOf(one)))),
  };
}

/** The fallback of a bot has no name to call it by. */
function mapNode(
  { name, location, schema, timeoutMs, entities }: BotDescription['nodes'][number],
  bot: { bot?: string },
): PlaygroundNode[] {
  if (name === null) return [];
  return [
    {
      ...bot,
      name,
      source: 'app',
      handler: location,
      timeoutMs,
      entities: toEntitySchema(entities, schema),
    },
  ];
}

/** A schema whose properties are named as the entities of the call. */
function toEntitySchema(
  entities: BotDescription['nodes'][number]['entities'],
  schema: BotDescription['nodes'][number]['schema'],
): Readonly<Record<string, unknown>> {
  const properties = entities.map(({ name, schema: property, description }) => [
    name,
    description === null ? property : { description, ...property },
  ]);
  return {
    ...(schema?.['$defs'] !== undefined && { $defs: schema['$defs'] }),
    type: 'object',
    properties: Object.fromEntries(properties),
    required: entities.filter(({ required }) => required).map(({ name }) => name),
  };
}
