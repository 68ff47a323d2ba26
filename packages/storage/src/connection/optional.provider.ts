import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';

/** A provider of any module; undefined if the application has none. */
export function getOptionalProvider<T>(modules: ModuleRef, token: Type<T>): T | undefined {
  try {
    return modules.get(token, { strict: false });
  } catch {
    return undefined;
  }
}
