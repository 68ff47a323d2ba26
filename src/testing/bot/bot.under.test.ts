import type { INestApplication } from '@nestjs/common';
import { AppDescriber } from '../../development/app.describer.js';
import type { NodeDescription } from '../../development/development.contract.js';
import { NodeRegistry } from '../../nodes/node.registry.js';
import {
  DEFAULT_BOT,
  ResolvedHaptikOptions,
} from '../../options/resolved/resolved.haptik.options.js';
import { SecretsService } from '../../signature/secrets.service.js';
import { EndpointLocator } from '../../webhook/path/endpoint.locator.js';
import { findClosestMatch } from '../../closest.match.js';
import { findProvider } from '../find.provider.js';
import { suggestName } from './closest.hint.js';

/** What the application under test knows about one of its bots. */
export class BotUnderTest {
  readonly #options: ResolvedHaptikOptions;
  readonly name: string;

  /** @throws Error when the application has no such bot */
  constructor(
    private readonly app: INestApplication,
    bot: string | undefined,
  ) {
    const options = findProvider(app, ResolvedHaptikOptions);
    if (!options) {
      throw new Error(
        'haptikBot: the application does not import HaptikModule. Import the module that has it into the test, ' +
          'such as AppModule.',
      );
    }
    this.#options = options;
    this.name = this.resolveName(bot);
  }

  /** The path of the calls, with the global prefix. @throws Error for a path with parameters */
  get path(): string {
    const path = this.app.get(EndpointLocator, { strict: false }).pathOf(this.name);
    if (!/[:*{}]/.test(path)) return path;
    throw new Error(
      `haptikBot: the path ${path} has parameters. Give the path that the test calls: haptikBot(app, { path: ` +
        `'${path.slice(1).replaceAll(/[:*{}]/g, '')}' }).`,
    );
  }

  /** The current secret of a node; undefined for a node that accepts unsigned calls and has no secret. */
  findSecret(node: string): string | undefined {
    const secrets = this.app.get(SecretsService, { strict: false }).get(this.name).secretsOf(node);
    const secret = secrets.find(({ notAfter }) => Date.now() <= notAfter);
    if (secret) return secret.value;
    if (this.#options.findBot(this.name)?.isUnsignedAllowed(node)) return undefined;
    throw new Error(
      `haptikBot: node "${node}" of bot "${this.name}" has no secret that is valid today. Change notAfter, or give ` +
        'the secret: haptikBot(app, { secret }).',
    );
  }

  /** Names of the nodes that methods handle. */
  get nodeNames(): string[] {
    const names = this.app.get(NodeRegistry, { strict: false }).list(this.name);
    return names.flatMap(({ name }) => (name === undefined ? [] : [name]));
  }

  /** @throws Error when no method handles the node, not even a fallback */
  validateNode(node: string): void {
    if (this.app.get(NodeRegistry, { strict: false }).find(this.name, node)) return;
    const hint = suggestName(node, this.nodeNames, 'It has no nodes: add their provider.');
    throw new Error(
      `haptikBot: no method of bot "${this.name}" handles node "${node}". ${hint} To test the reply to an ` +
        `unknown node, call bot.unknownNode('${node}').`,
    );
  }

  /**
   * Compares entities with those that the decorators of the method name. A method may read further ones from the
   * call, so only a name that resembles one of them is taken for a mistake.
   *
   * @throws Error for a misspelled entity
   */
  async validateEntities(node: string, entities: readonly string[]): Promise<void> {
    if (entities.length === 0) return;
    const read = await this.describeEntities(node);
    const known = read.flatMap(({ name, property }) =>
      property === null ? [name] : [name, property],
    );
    for (const entity of entities.filter((one) => !known.includes(one))) {
      const meant = findClosestMatch(entity, known);
      if (meant === undefined || entities.includes(meant)) continue;
      throw new Error(
        `haptikBot: the method of node "${node}" reads no entity "${entity}". Did you mean "${meant}"? If the bot has ` +
          'both, turn the check off: haptikBot(app, { checkEntities: false }).',
      );
    }
  }

  /** Empty when the class of the entities cannot be described: the check is only a help. */
  private async describeEntities(node: string): Promise<NodeDescription['entities']> {
    try {
      const { bots } = await this.app.get(AppDescriber, { strict: false }).describe();
      const nodes = bots.find(({ name }) => name === this.name)?.nodes ?? [];
      return nodes.find(({ name }) => name === node)?.entities ?? [];
    } catch {
      return [];
    }
  }

  private resolveName(given: string | undefined): string {
    const names = [...this.#options.bots.keys()];
    const [only, ...others] = names;
    const name =
      given ?? (names.includes(DEFAULT_BOT) || others.length > 0 ? DEFAULT_BOT : (only ?? ''));
    if (names.includes(name)) return name;
    const wanted = given === undefined ? 'has several bots' : `has no bot "${given}"`;
    const hint = given === undefined ? '' : ` ${suggestName(given, names, '')}`;
    throw new Error(
      `haptikBot: the application ${wanted}.${hint} Name one: haptikBot(app, { bot: '${only ?? ''}' }).`,
    );
  }
}
