import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { prototypeOf } from './node.binder.js';

/** A method that carries definitions, and whose it is. */
export interface FoundMethod<Definition> {
  readonly wrapper: InstanceWrapper;
  readonly method: string;
  /** Class, method and module, e.g. `OrderBot.status (AppModule)`. */
  readonly place: string;
  readonly definitions: readonly Definition[];
}

/** Finds the decorated methods of all providers and controllers. */
@Injectable()
export class MethodFinder {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @param definitionsOf reads what a decorator left on a method */
  *find<Definition>(
    definitionsOf: (method: object) => readonly Definition[],
  ): Generator<FoundMethod<Definition>> {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    for (const wrapper of wrappers) {
      if (wrapper.isAlias || !hasPrototype(wrapper)) continue;
      const prototype = prototypeOf(wrapper);
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const definitions = definitionsOf(prototype[method] as object);
        const place = placeOf(wrapper, method);
        if (definitions.length > 0) yield { wrapper, method, place, definitions };
      }
    }
  }
}

function hasPrototype({ metatype, isNotMetatype, instance }: InstanceWrapper): boolean {
  if (!isNotMetatype && metatype) return typeof metatype.prototype === 'object';
  return typeof instance === 'object' && instance !== null && !!Object.getPrototypeOf(instance);
}

function placeOf(
  { name, metatype, isNotMetatype, host, instance }: InstanceWrapper,
  method: string,
): string {
  const owner = isNotMetatype || !metatype ? (instance as object).constructor.name : metatype.name;
  return `${owner || String(name)}.${method} (${host?.metatype?.name ?? 'unknown module'})`;
}
