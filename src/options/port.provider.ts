import type { Abstract, Provider, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { HaptikSetupError } from '../haptik.error.js';

/**
 * Providers of a port that has a default: `token` is what a global module of the application
 * provides for the port, or else the default, which is a provider as well.
 */
export function providePort<T>(
  token: symbol,
  port: Abstract<T>,
  defaultClass: Type<T>,
): Provider[] {
  return [
    defaultClass,
    {
      provide: token,
      inject: [ModulesContainer, defaultClass, { token: port, optional: true }],
      useFactory: (modules: ModulesContainer, fallback: T, provided?: T): T => {
        assertPortIsVisible(modules, port, provided);
        return provided ?? fallback;
      },
    },
  ];
}

/** As `providePort`, for a port without a default: `token` may be undefined. */
export function provideOptionalPort<T>(token: symbol, port: Abstract<T>): Provider {
  return {
    provide: token,
    inject: [ModulesContainer, { token: port, optional: true }],
    useFactory: (modules: ModulesContainer, provided?: T): T | undefined => {
      assertPortIsVisible(modules, port, provided);
      return provided;
    },
  };
}

/**
 * A provider of a port that its user does not see would be ignored without a word, and handoffs, for example, kept
 * in memory only.
 *
 * @param provided what Nest injects for the port
 * @throws HaptikSetupError when a module provides the port, but does not export it globally
 */
export function assertPortIsVisible<T>(
  modules: ModulesContainer,
  port: Abstract<T>,
  provided: T | undefined,
): void {
  for (const { name, providers, exports, isGlobal } of modules.values()) {
    const wrapper = providers.get(port);
    const isVisible = isGlobal && exports.has(port);
    if (!wrapper || isVisible || (provided && wrapper.instance === provided)) continue;
    throw new HaptikSetupError(
      `${name} provides ${port.name}, but only for itself and its importers, so it would not be used. Provide it in a ` +
        `module with @Global() and exports: [${port.name}].`,
    );
  }
}
