import type { IncomingMessage, ServerResponse } from 'node:http';
import { IMPORT_TYPE } from '../../console/copy/import/import.body.js';

type Next = (error?: unknown) => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => unknown;

/** Leaves a file of texts to the console, which reads it once it knows who sends it. */
export function unlessImport(middleware: Middleware): Middleware {
  return (request, response, next) =>
    request.headers['content-type'] === IMPORT_TYPE ? next() : middleware(request, response, next);
}
