import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { getPrototype, HandlerBinder } from './handler.binder.js';
import type { HandlerMetadata } from './handler.metadata.js';
import type { BoundMethod } from './node.context.js';

/** Where a decorated method is. */
export interface DecoratedHandler {
  readonly prototype: object;
  readonly name: string;
}

/** One definition of a decorated method, with the method bound. */
export interface DiscoveredHandler<Definition, Call> {
  readonly definition: Definition;
  readonly handler: BoundMethod<Call>;
  /** Class, method and module, e.g. `OrderBot.status (AppModule)`. */
  readonly handlerLocation: string;
  readonly method: DecoratedHandler;
}

/** Finds the decorated methods of all providers and controllers and binds them. */
@Injectable()
export class HandlerExplorer {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly binder: HandlerBinder,
  ) {}

  /** @throws HaptikSetupError when a decorated method cannot be bound */
  *explore<Definition, Call>(
    metadata: HandlerMetadata<Definition>,
  ): Generator<DiscoveredHandler<Definition, Call>> {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    for (const wrapper of wrappers) {
      if (wrapper.isAlias || !hasPrototype(wrapper)) continue;
      const prototype = getPrototype(wrapper);
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const definitions = metadata.get(prototype[method] as object);
        if (definitions.length === 0) continue;
        const handlerLocation = formatHandlerLocation(wrapper, method);
        const handler = this.binder.bind<Call>(wrapper, method, handlerLocation);
        for (const definition of definitions) {
          yield { definition, handler, handlerLocation, method: { prototype, name: method } };
        }
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
