import * as fc from 'fast-check';
import { sign } from 'nestjs-haptik';
import type { FuzzRequest, HeaderLine } from './fuzz.request.js';
import type { FuzzResponse } from './fuzz.response.js';
import { fuzzSettings } from './fuzz.settings.js';
import type { FuzzTarget } from './fuzz.target.js';

const JSON_TYPE: HeaderLine = ['Content-Type', 'application/json'];

/** A request without a body. */
export function plainRequest(
  line: string,
  headers: readonly HeaderLine[] = [],
  body = '',
): FuzzRequest {
  const [method = '', target = ''] = line.split(' ');
  const type = body === '' ? [] : [JSON_TYPE];
  return { method, target, version: '1.1', headers: [...type, ...headers], body };
}

/** An authentic call. */
export function signedCall(target: string, secret: string, node: string): FuzzRequest {
  const body = JSON.stringify({ node, entities: {}, user: { user_name: 'fuzz' } });
  const signature = ['X-Hub-Signature', sign(Buffer.from(body), secret)] as const;
  return plainRequest(`POST ${target}`, [signature], body);
}

/** Sends requests, and checks each response. @param check what else is wrong with a response */
export async function fuzzRequests(
  target: FuzzTarget,
  requests: fc.Arbitrary<FuzzRequest>,
  check: (response: FuzzResponse) => string[] = () => [],
): Promise<void> {
  const property = fc.asyncProperty(requests, async (request) => {
    const response = await target.send(request);
    const violations = [...target.findViolations(request, response), ...check(response)];
    if (violations.length > 0)
      throw new Error(
        `${violations.join('; ')}: ${response.status} ${response.body.slice(0, 500)}`,
      );
  });
  await fc.assert(property, fuzzSettings());
}
