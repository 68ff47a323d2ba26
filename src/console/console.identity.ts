import { Injectable } from '@nestjs/common';
import { ConsoleAccess } from './console.access.js';
import type { ConsoleRequest } from './console.request.js';

/** Finds out who asks: by an API token, or by the cookie of a session. */
@Injectable()
export class ConsoleIdentity {
  /** Undefined for somebody who is neither signed in nor has a token. */
  whoAsks(_request: ConsoleRequest): Promise<ConsoleAccess | undefined> {
    return Promise.resolve(undefined);
  }
}
