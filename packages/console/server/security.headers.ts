import type { ServerResponse } from 'node:http';
import { BadRequestException } from '@nestjs/common';
import helmet from 'helmet';
import type { ConsoleRequest } from './auth/console.request.js';

/** A middleware of the application of the console. */
export type Middleware = (
  request: ConsoleRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** HTTPS and process isolation concern the origin, which belongs to the host. */
const ORIGIN_IS_OF_HOST = {
  strictTransportSecurity: false,
  originAgentCluster: false,
  xFrameOptions: { action: 'deny' },
} as const;

/**
 * Allows only files that the console itself serves, and no inline scripts. Mantine needs inline
 * styles.
 */
const PAGE_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const API_POLICY = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/** Sets the headers of pages and files. */
export function setPageHeaders(): Middleware[] {
  return [createHelmet(PAGE_POLICY)];
}

/** Sets the headers of API responses. */
export function setApiHeaders(): Middleware[] {
  return [
    createHelmet(API_POLICY),
    (_request, response, next) => {
      response.setHeader('Cache-Control', 'no-store');
      next();
    },
  ];
}

/** Answers a path that cannot be decoded with 400, before a file or a route is looked for. */
export const refuseMalformedPaths: Middleware = (request, _response, next) => {
  try {
    decodeURIComponent(request.url.replace(/[?#].*/s, ''));
    next();
  } catch {
    next(new BadRequestException('The URL contains an invalid escape. Correct it.'));
  }
};

function createHelmet(directives: Readonly<Record<string, string[]>>): Middleware {
  return helmet({
    ...ORIGIN_IS_OF_HOST,
    contentSecurityPolicy: { useDefaults: false, directives },
  });
}
