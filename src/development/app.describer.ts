import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DecoratedHandler, HandlerExplorer } from '../nodes/handler.explorer.js';
import { NODE_METADATA } from '../nodes/node.definition.js';
import { NodeRegistry, type RegisteredNode } from '../nodes/node.registry.js';
import type { ResolvedBotOptions } from '../options/resolved/resolved.bot.options.js';
import { DEFAULT_BOT, ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { SearchRegistry } from '../search/search.registry.js';
import { SecretsService } from '../signature/secrets.service.js';
import { EndpointLocator } from '../webhook/path/endpoint.locator.js';
import type {
  AppDescription,
  BotDescription,
  NodeDescription,
  SearchDescription,
} from './development.contract.js';
import { EntityDescriber } from './entity.describer.js';
import { readPackageVersion } from './package.version.js';

/** Describes the bots of the application for tools. Contains no secrets. */
@Injectable()
export class AppDescriber {
  readonly bootId = randomUUID();
  readonly #startedAt = new Date().toISOString();
  #description: Promise<AppDescription> | undefined;

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly explorer: HandlerExplorer,
    private readonly nodes: NodeRegistry,
    private readonly searches: SearchRegistry,
    private readonly secrets: SecretsService,
    private readonly locator: EndpointLocator,
    private readonly entities: EntityDescriber,
  ) {}

  /** Does not change while the application runs. */
  describe(): Promise<AppDescription> {
    this.#description ??= this.createDescription();
    return this.#description;
  }

  private async createDescription(): Promise<AppDescription> {
    const { isConfigured, calls } = this.options.recording;
    const bots = [...this.options.bots.values()];
    return {
      version: await readPackageVersion(),
      bootId: this.bootId,
      startedAt: this.#startedAt,
      bots: await Promise.all(bots.map((bot) => this.describeBot(bot))),
      recording: { isConfigured, maxCalls: calls },
    };
  }

  private async describeBot(bot: ResolvedBotOptions): Promise<BotDescription> {
    const { name, language, budget, allowsAnyUnsigned } = bot;
    const path = this.locator.pathOf(name);
    const methods = this.findMethods(name);
    const nodes = this.nodes.list(name).map((node) => this.describeNode(node, methods));
    return {
      name,
      isDefault: name === DEFAULT_BOT,
      path,
      language,
      allowsUnsigned: allowsAnyUnsigned,
      budget: { totalMs: budget.totalMs, reserveMs: budget.reserveMs },
      nodes: await Promise.all(nodes),
      searches: this.describeSearches(bot, path),
    };
  }

  private async describeNode(
    { bot, name, handlerLocation, timeoutMs }: RegisteredNode,
    methods: ReadonlyMap<string | undefined, DecoratedHandler>,
  ): Promise<NodeDescription> {
    const method = methods.get(name);
    const read = method && (await this.entities.describe(method));
    return {
      name: name ?? null,
      isFallback: name === undefined,
      location: handlerLocation,
      timeoutMs,
      hasOwnSecret: name !== undefined && this.secrets.get(bot).hasNodeSecrets(name),
      entities: read?.entities ?? [],
      schema: read?.schema ?? null,
      reads: read?.reads ?? { conversationDetails: [], userDetails: [], envVariables: [] },
    };
  }

  /** The decorated methods by the names of their nodes; that of the fallback without a name. */
  private findMethods(bot: string): ReadonlyMap<string | undefined, DecoratedHandler> {
    const methods = new Map<string | undefined, DecoratedHandler>();
    for (const { definition, method } of this.explorer.explore(NODE_METADATA)) {
      if (definition.bot !== bot) continue;
      const names = definition.isFallback ? [undefined] : definition.names;
      names.forEach((name) => methods.set(name, method));
    }
    return methods;
  }

  private describeSearches(
    { name, search }: ResolvedBotOptions,
    path: string,
  ): SearchDescription[] {
    const base = path.replace(/\/$/, '');
    return this.searches.list(name).map((one) => ({
      name: one.name,
      path: `${base}/search/${one.name}`,
      needsKey: search.keys.length > 0,
      location: one.handlerLocation,
      timeoutMs: one.timeoutMs,
      limit: one.limit,
    }));
  }
}
