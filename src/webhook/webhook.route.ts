import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/**
 * Nest's own key for the configuration of a route on Fastify, which `@RouteConfig` of
 * @nestjs/platform-fastify writes. A host on Express need not have that package.
 */
const ROUTE_CONFIG = '__fastify_route_config__';
const WEBHOOK_MARK = 'haptikWebhook';

/** Marks the route whose body the library reads itself, on both platforms. */
export function BypassBodyParser(): CustomDecorator {
  return RouteMark(WEBHOOK_MARK);
}

/** Adds a mark to the configuration of a route, by which hooks of Fastify recognize it. */
export function RouteMark(name: string): CustomDecorator {
  return SetMetadata(ROUTE_CONFIG, { [name]: true });
}

/** Whether a configuration of a route carries a mark. */
export function hasRouteMark(config: unknown, name: string): boolean {
  return typeof config === 'object' && config !== null && Object.hasOwn(config, name);
}

/** Whether a configuration is that of the webhook. */
export function isWebhookConfig(config: unknown): boolean {
  return hasRouteMark(config, WEBHOOK_MARK);
}

/** Whether a handler, as Nest registered it with the platform, carries the mark. */
export function isWebhookHandler(handler: object): boolean {
  return isWebhookConfig(Reflect.getMetadata(ROUTE_CONFIG, handler));
}
