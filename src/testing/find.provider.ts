import type { INestApplicationContext, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

/**
 * A provider of an application; undefined when it has none. `app.get` would end the process: so does an
 * application of `NestFactory` for every error.
 */
export function findProvider<T>(app: INestApplicationContext, token: Type<T>): T | undefined {
  for (const { providers } of app.get(ModulesContainer, { strict: false }).values()) {
    const instance = providers.get(token)?.instance as T | undefined;
    if (instance) return instance;
  }
  return undefined;
}
