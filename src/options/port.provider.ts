import type { Abstract, Provider, Type } from '@nestjs/common';

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
      inject: [defaultClass, { token: port, optional: true }],
      useFactory: (fallback: T, provided?: T): T => provided ?? fallback,
    },
  ];
}
