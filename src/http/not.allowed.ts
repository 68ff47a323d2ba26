import { applyDecorators, Header, HttpCode, HttpStatus } from '@nestjs/common';

type RouteMethod = (method: (paths: string[]) => MethodDecorator) => MethodDecorator;

/** Makes a decorator for methods of a door that are answered 405. */
export function notAllowedAt(paths: readonly string[], allowed: string): RouteMethod {
  return (method) =>
    applyDecorators(
      method([...paths]),
      HttpCode(HttpStatus.METHOD_NOT_ALLOWED),
      Header('Allow', allowed),
    );
}
