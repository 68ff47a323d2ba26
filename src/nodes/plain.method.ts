import {
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
} from '@nestjs/common/constants.js';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { ExecutionContext, Type } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import { type BoundMethod, HAPTIK_CONTEXT } from './node.context.js';
import { isPromiseLike } from './promise.like.js';

/** What a parameter decorator put on a method. */
export interface ParameterMetadata {
  readonly index: number;
  readonly data?: unknown;
  readonly pipes?: readonly unknown[];
  readonly schema?: unknown;
  /** Undefined for the decorators of HTTP routes, such as `@Req`. */
  readonly factory?: (data: unknown, context: ExecutionContext) => unknown;
}

type Method = (...args: unknown[]) => unknown;

/** Whether a method and its class have no guards, interceptors and pipes. */
export function isPlainMethod(
  type: object,
  method: Method,
  parameters: readonly ParameterMetadata[],
): boolean {
  const enhancers = [GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA];
  return (
    parameters.every(
      ({ factory, pipes = [], schema }) => factory && pipes.length === 0 && schema === undefined,
    ) &&
    !enhancers.some((key) => Reflect.hasMetadata(key, type) || Reflect.hasMetadata(key, method))
  );
}

/**
 * Binds a method without guards, interceptors and pipes. Its result is not always a promise, so that
 * nothing waits for a method that returns a reply at once.
 */
export function bindPlainMethod<Call>(
  instance: Readonly<Record<string, Method>>,
  name: string,
  parameters: readonly ParameterMetadata[],
): BoundMethod<Call> {
  const method = instance[name] as Method;
  const type = instance.constructor as unknown as Type;
  const values = parameters.toSorted((one, other) => one.index - other.index);
  const call = (given: unknown[]): unknown => {
    const result = method.apply(instance, given);
    return isObservable(result) ? lastValueFrom(result) : result;
  };
  return (...args) => {
    const context = new ExecutionContextHost(args, type, method);
    context.setType(HAPTIK_CONTEXT);
    const given: unknown[] = [];
    for (const { index, factory, data } of values) given[index] = factory?.(data, context);
    // Parameter decorators may be asynchronous, as in Nest.
    return given.some(isPromiseLike) ? Promise.all(given).then(call) : call(given);
  };
}
