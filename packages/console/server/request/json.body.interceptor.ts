import type { IncomingMessage } from 'node:http';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { parseJsonBytes, readBody } from 'nestjs-haptik/internal';
import { ConsoleException } from '../common/console.exception.js';
import type { ConsoleRequest } from '../auth/console.request.js';
import { isSafeMethod } from '../auth/request.origin.js';
import { Permission } from '../auth/require.permission.decorator.js';

/** Maximum bytes of an unauthenticated body: names, an e-mail, a password, a token. */
export const MAX_PUBLIC_BODY_BYTES = 16_384;

const MAX_BODY_BYTES = 1_048_576;
const BODY_TIMEOUT_MS = 30_000;

/** Marks a route that reads its body itself. */
export const SkipJsonBody = Reflector.createDecorator<true>();

/**
 * Reads JSON bodies. An interceptor, because it runs after the guards: the body of a request that they
 * reject is not read.
 */
@Injectable()
export class JsonBodyInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    const handler = context.getHandler();
    // A server that the host creates itself passes requests on that its parser has read.
    const isRead = request.readableDidRead || isSafeMethod(request);
    if (!isRead && this.reflector.get(SkipJsonBody, handler) === undefined) {
      const isPublic = this.reflector.get(Permission, handler) === 'public';
      request.body = await readJson(request, isPublic ? MAX_PUBLIC_BODY_BYTES : MAX_BODY_BYTES);
    }
    return next.handle();
  }
}

async function readJson(request: IncomingMessage, bodyLimit: number): Promise<unknown> {
  const bytes = await readBody(request, { bodyLimit, bodyTimeoutMs: BODY_TIMEOUT_MS });
  return bytes.length === 0 ? undefined : parseJsonBody(bytes);
}

/** @throws ConsoleException if the bytes are not JSON */
export function parseJsonBody(bytes: Buffer): unknown {
  try {
    return parseJsonBytes(bytes);
  } catch {
    throw new ConsoleException('invalid', 'The body is not valid JSON. Correct it.');
  }
}
