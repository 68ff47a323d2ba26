import { applyDecorators, Header, HttpCode, HttpStatus } from '@nestjs/common';

type RouteDecorator = (paths: string[]) => MethodDecorator;

/** Responds to all other methods of an endpoint with 405 and an `Allow` header. */
export function AllowMethods(
  allowed: string,
  paths: readonly string[],
  disallowed: readonly RouteDecorator[],
): ClassDecorator {
  return ({ prototype }) => {
    for (const [index, route] of disallowed.entries()) {
      const name = `refuse${index}`;
      const descriptor = { value: (): void => {}, configurable: true };
      Object.defineProperty(prototype, name, descriptor);
      applyDecorators(
        route([...paths]),
        HttpCode(HttpStatus.METHOD_NOT_ALLOWED),
        Header('Allow', allowed),
      )(prototype as object, name, descriptor);
    }
  };
}
