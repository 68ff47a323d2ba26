import {
  BadRequestException,
  Injectable,
  type OnApplicationBootstrap,
  RequestMethod,
} from '@nestjs/common';
import { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import {
  DEFAULT_BOT,
  ResolvedHaptikOptions,
} from '../../options/resolved/resolved.haptik.options.js';
import { canonicalizeUrl, type EndpointPath, isSearchSegment, splitPath } from './endpoint.path.js';
import { ModulePath } from './module.path.js';
import { mountedPath } from './mounted.path.js';

/** What a URL of the endpoint addresses: a bot, or a search of a bot. */
export interface EndpointTarget {
  /** Undefined for the default bot. May be unknown. */
  readonly bot: string | undefined;
  /** Undefined for calls. */
  readonly search?: string;
  readonly key?: string | undefined;
}

/** Finds out what URLs of the endpoint address. */
@Injectable()
export class EndpointLocator implements OnApplicationBootstrap {
  #path: EndpointPath | undefined;
  #known: ReadonlyMap<string, EndpointTarget> | undefined;

  constructor(
    private readonly application: ApplicationConfig,
    private readonly modules: ModulesContainer,
    private readonly modulePath: ModulePath,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  /** Called by Nest when the application starts: from now on the path is final. */
  onApplicationBootstrap(): void {
    this.#path = this.findPath();
    this.#known = this.listKnown();
  }

  /** The path of the endpoint, with the global prefix. */
  get path(): EndpointPath {
    return this.#path ?? this.findPath();
  }

  /** The path of the calls of a bot. */
  pathOf(bot: string): string {
    return `/${[...this.path, ...(bot === DEFAULT_BOT ? [] : [bot])].join('/')}`;
  }

  /** The target of a URL that is written exactly as configured, without a search in it. */
  findKnown(url: string): EndpointTarget | undefined {
    return (this.#known ?? this.listKnown()).get(url);
  }

  /**
   * The target of a URL; undefined for URLs that are not of the endpoint.
   *
   * @throws BadRequestException for an invalid escape in a URL of the endpoint
   */
  find(url: string): EndpointTarget | undefined {
    return this.findKnown(url) ?? this.parse(url);
  }

  private parse(url: string): EndpointTarget | undefined {
    const canonical = canonicalizeUrl(url, this.path);
    if (canonical === undefined) return undefined;
    const segments = splitPath(canonical.replace(/\?.*$/s, '')).slice(this.path.length);
    const names = segments.map(decodeSegment);
    if (segments.length < 2) return { bot: names[0] };
    const at = segments.findIndex(isSearchSegment);
    return {
      bot: at === 0 ? undefined : names[0],
      search: names[at + 1] ?? '',
      key: names[at + 2],
    };
  }

  private findPath(): EndpointPath {
    const { application, modules, modulePath } = this;
    return mountedPath({
      application,
      modules,
      moduleProvider: ModulePath,
      path: modulePath.value,
      method: RequestMethod.POST,
    });
  }

  private listKnown(): ReadonlyMap<string, EndpointTarget> {
    return new Map([...this.options.bots.keys()].map((bot) => [this.pathOf(bot), { bot }]));
  }
}

/** @throws BadRequestException for an invalid escape, as the routers of both platforms */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new BadRequestException(`Failed to decode param '${segment}'`);
  }
}
