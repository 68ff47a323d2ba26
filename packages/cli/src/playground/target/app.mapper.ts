import type { AppDescription, BotDescription } from 'nestjs-haptik/internal';
import type { PlaygroundApp, PlaygroundNode } from '../playground.contract.js';
import type { TargetSecrets } from './target.secrets.js';

/** What the page shows of an app. */
export interface MappedApp {
  readonly app: PlaygroundApp;
  readonly nodes: readonly PlaygroundNode[];
}

export interface MapOptions {
  /** The bot at the URL of the calls, whose nodes are the only ones then. */
  readonly bot: string | undefined;
  readonly webhook: URL;
  readonly secrets: TargetSecrets;
}

export function mapApp(
  { version, bots }: AppDescription,
  { bot, webhook, secrets }: MapOptions,
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
    nodes: shown.flatMap((one) =>
      one.nodes.flatMap((node) => {
        const mapped = mapNode(node);
        if (!mapped) return [];
        const missing = findMissingSecret(node, one.name, secrets);
        return [
          { ...nameOf(one), ...mapped, ...(missing !== undefined && { missingSecret: missing }) },
        ];
      }),
    ),
  };
}

/** The fallback of a bot has no name to call it by. */
function mapNode({
  name,
  location,
  schema,
  timeoutMs,
  entities,
}: BotDescription['nodes'][number]): PlaygroundNode | undefined {
  if (name === null) return undefined;
  return {
    name,
    source: 'app',
    handler: location,
    timeoutMs,
    entities: toEntitySchema(entities, schema),
  };
}

/** The option for the secret of a node that has its own; undefined when it is given, or not needed. */
function findMissingSecret(
  { name, hasOwnSecret }: BotDescription['nodes'][number],
  bot: string,
  secrets: TargetSecrets,
): string | undefined {
  if (name === null || !hasOwnSecret) return undefined;
  const isGiven = secrets.find(bot, name).node !== undefined;
  return isGiven ? undefined : `--secret-env ${bot}/${name}=…`;
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
