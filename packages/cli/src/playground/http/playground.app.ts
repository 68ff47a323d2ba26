import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { PlaygroundSession } from '../playground.session.js';
import { RequestError, type RequestErrorCode } from '../request.error.js';
import { createChatRoutes } from './chat.routes.js';
import { streamEvents } from './event.stream.js';
import { servePage } from './page.files.js';
import { requestGuard } from './request.guard.js';
import { createRunRoutes } from './run.routes.js';
import { createSetupRoutes } from './setup.routes.js';

/** A raw body of 1 MB, escaped as JSON. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

const STATUS_BY_CODE = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
} as const satisfies Record<RequestErrorCode, number>;

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  // Mantine styles its components by inline elements and attributes.
  styleSrcElem: ["'self'", "'unsafe-inline'"],
  styleSrcAttr: ["'unsafe-inline'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  // Images and videos of the replies come from anywhere.
  imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http:'],
  mediaSrc: ['https:', 'http:'],
  frameAncestors: ["'none'"],
  formAction: ["'none'"],
  baseUri: ["'none'"],
};

/**
 * @param folder the built page
 * @param log receives unexpected errors
 */
export function createPlaygroundApp(
  session: PlaygroundSession,
  folder: string,
  log: (text: string) => void,
): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    const known = error instanceof RequestError ? error : undefined;
    if (!known) log(`The playground failed: ${error.stack ?? error.message}\n`);
    const body = known?.toBody() ?? {
      code: 'failed',
      message: 'The playground failed. See its terminal.',
    };
    return context.json(body, known ? STATUS_BY_CODE[known.code] : 500);
  });
  app.notFound((context) =>
    context.json(new RequestError('not-found', 'There is nothing at this path.').toBody(), 404),
  );
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
    requestGuard,
  );
  app.use(
    '/api/*',
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseLargeBody }),
    async (context, next) => {
      await next();
      context.header('Cache-Control', 'no-store');
    },
  );
  app.get('/api/events', (context) => streamEvents(context, session));
  app.route('/api', createSetupRoutes(session));
  app.route('/api', createRunRoutes(session));
  app.route('/api', createChatRoutes(session));
  app.all('/api/*', (context) => context.notFound());
  servePage(app, folder);
  return app;
}

function refuseLargeBody(): never {
  throw new RequestError('too-large', 'The body is larger than 4 MiB.');
}
