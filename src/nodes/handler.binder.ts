import { Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import {
  type ContextId,
  ContextIdFactory,
  ExternalContextCreator,
  ModuleRef,
  ModulesContainer,
  type NestContainer,
} from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { HaptikSetupError } from '../haptik.error.js';
import { type BoundMethod, HAPTIK_CONTEXT } from './node.context.js';
import { bindPlainMethod, isPlainMethod, type ParameterMetadata } from './plain.method.js';

type Instance = Record<string, (...args: unknown[]) => unknown>;
type InstanceBinder<Call> = (instance: Instance, contextId?: ContextId) => BoundMethod<Call>;

/** Filters are off: the dispatcher handles what a method throws. */
const ENHANCERS = { guards: true, interceptors: true, filters: false };

/** All parameters of node methods come from custom decorators, which have a factory. */
const NO_BUILT_IN_PARAMETERS = { exchangeKeyForValue: (): undefined => undefined };

/** Binds a method with its guards, interceptors, pipes and parameter decorators. */
@Injectable()
export class HandlerBinder {
  readonly #creator: ExternalContextCreator;

  constructor(modules: ModulesContainer) {
    // Without a configuration the creator has no global enhancers. They ran on the HTTP route: a
    // second run would count a request twice or wrap the result of a node method.
    const container = { getModules: () => modules, applicationConfig: undefined };
    this.#creator = ExternalContextCreator.fromContainer(container as unknown as NestContainer);
  }

  /** @throws HaptikSetupError when a parameter has no decorator or no instance can be resolved */
  bind<Call>(wrapper: InstanceWrapper, method: string, handlerLocation: string): BoundMethod<Call> {
    const prototype = getPrototype(wrapper);
    const callback = prototype[method];
    if (!callback) throw new HaptikSetupError(`${handlerLocation} is not a method.`);
    const parameters = readParameters(prototype, method);
    validateParameters(parameters, callback, handlerLocation);
    // Nest's creator costs several promises a call, also when there is nothing to run.
    const bindTo: InstanceBinder<Call> = isPlainMethod(prototype.constructor, callback, parameters)
      ? (instance) => bindPlainMethod(instance, method, parameters)
      : (instance, contextId) => this.createBoundMethod(wrapper, instance, method, contextId);
    const isShared = wrapper.isDependencyTreeStatic() && !wrapper.isTransient;
    return isShared
      ? bindTo(wrapper.instance as Instance)
      : this.bindScoped(wrapper, handlerLocation, bindTo);
  }

  private bindScoped<Call>(
    wrapper: InstanceWrapper,
    handlerLocation: string,
    bindTo: InstanceBinder<Call>,
  ): BoundMethod<Call> {
    const module = wrapper.host?.providers.get(ModuleRef)?.instance as ModuleRef | undefined;
    if (!module || !wrapper.host?.providers.has(wrapper.token)) {
      throw new HaptikSetupError(
        `${handlerLocation} belongs to a request-scoped controller, whose instances exist for HTTP routes ` +
          'only. Move the method to a provider.',
      );
    }
    return async (request, ...args) => {
      const contextId = ContextIdFactory.getByRequest(request);
      module.registerRequestByContextId(request, contextId);
      const instance = await module.resolve<Instance>(wrapper.token, contextId);
      return bindTo(instance, contextId)(request, ...args);
    };
  }

  private createBoundMethod<Call>(
    wrapper: InstanceWrapper,
    instance: Instance,
    method: string,
    contextId?: ContextId,
  ): BoundMethod<Call> {
    return this.#creator.create(
      instance,
      instance[method] as (...args: unknown[]) => unknown,
      method,
      ROUTE_ARGS_METADATA,
      NO_BUILT_IN_PARAMETERS,
      contextId,
      wrapper.id,
      ENHANCERS,
      HAPTIK_CONTEXT,
    );
  }
}

/** The object that carries the decorated methods, instantiated or not. */
export function getPrototype({ metatype, isNotMetatype, instance }: InstanceWrapper): Instance {
  return (
    isNotMetatype || !metatype ? Object.getPrototypeOf(instance) : metatype.prototype
  ) as Instance;
}

/** What the parameter decorators of a method say. */
export function readParameters(prototype: object, method: string): readonly ParameterMetadata[] {
  const metadata: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, prototype.constructor, method);
  return Object.values((metadata ?? {}) as Record<string, ParameterMetadata>);
}

function validateParameters(
  parameters: readonly ParameterMetadata[],
  callback: (...args: unknown[]) => unknown,
  handlerLocation: string,
): void {
  const decorated = new Set(parameters.map(({ index }) => index));
  for (let index = 0; index < callback.length; index++) {
    if (!decorated.has(index)) {
      throw new HaptikSetupError(
        `${handlerLocation}: parameter ${index + 1} has no decorator. Write ` +
          'for instance @HaptikCall() call: NodeCall, @HaptikEntity("name") name: string, or in a ' +
          'search @HaptikSearchQuery() query: string.',
      );
    }
  }
}
