import { type CustomDecorator, SetMetadata } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';

/**
 * Nest's own key for the configuration of a route on Fastify, which `@RouteConfig` of
 * @nestjs/platform-fastify writes. A host on Express need not have that package.
 */
const ROUTE_CONFIG = '__fastify_route_config__';
const WEBHOOK_MARK = 'haptikWebhook';

/** Marks the route whose body the library reads itself, on both platforms. */
export function BypassBodyParser(): CustomDecorator {
  return SetMetadata(ROUTE_CONFIG, { [WEBHOOK_MARK]: true });
}

/** Whether a configuration of a route is that of the webhook. */
export function isWebhookConfig(config: unknown): boolean {
  return typeof config === 'object' && config !== null && Object.hasOwn(config, WEBHOOK_MARK);
}

/** Whether a handler, as Nest registered it with the platform, carries the mark. */
export function isWebhookHandler(handler: object): boolean {
  return isWebhookConfig(Reflect.getMetadata(ROUTE_CONFIG, handler));
}

/** Whether a handler is a method of a controller, whose metadata Nest copies to it. */
export function isControllerHandler(handler: object): boolean {
  return Reflect.hasMetadata(PATH_METADATA, handler);
}
