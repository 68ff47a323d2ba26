import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { getPrototype } from './node.binder.js';

/** A method that carries definitions, and whose it is. */
export interface DiscoveredMethod<Definition> {
  readonly wrapper: InstanceWrapper;
  readonly method: string;
  /** Class, method and module, e.g. `OrderBot.status (AppModule)`. */
  readonly handlerLocation: string;
  readonly definitions: readonly Definition[];
}

/** Finds the decorated methods of all providers and controllers. */
@Injectable()
export class DecoratedMethodExplorer {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @param getDefinitions reads what a decorator left on a method */
  *explore<Definition>(
    getDefinitions: (method: object) => readonly Definition[],
  ): Generator<DiscoveredMethod<Definition>> {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    for (const wrapper of wrappers) {
      if (wrapper.isAlias || !hasPrototype(wrapper)) continue;
      const prototype = getPrototype(wrapper);
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const definitions = getDefinitions(prototype[method] as object);
        const handlerLocation = formatHandlerLocation(wrapper, method);
        if (definitions.length > 0) yield { wrapper, method, handlerLocation, definitions };
      }
    }
  }
}

function hasPrototype({ metatype, isNotMetatype, instance }: InstanceWrapper): boolean {
  if (!isNotMetatype && metatype) return typeof metatype.prototype === 'object';
  return typeof instance === 'object' && instance !== null && !!Object.getPrototypeOf(instance);
}

function formatHandlerLocation(
  { name, metatype, isNotMetatype, host, instance }: InstanceWrapper,
  method: string,
): string {
  const className =
    isNotMetatype || !metatype ? (instance as object).constructor.name : metatype.name;
  return `${className || String(name)}.${method} (${host?.metatype?.name ?? 'unknown module'})`;
}
