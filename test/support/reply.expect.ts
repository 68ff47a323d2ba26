import { isBlank } from '../../src/hsl/parse/blank.text.js';
import type { HaptikTestReply } from 'nestjs-haptik/testing';

/** Asserts the response that every authentic call must get: protocol 2.1 and 2.2. */
export function expectValidReply({ httpStatus, headers, body }: HaptikTestReply): void {
  expect(httpStatus).toBe(200);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(findReplyProblems(body)).toEqual([]);
}

/** The reasons why Haptik cannot read a body as a reply; empty for a valid reply. */
export function findReplyProblems(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return ['no object'];
  const { status, response, ...rest } = body as Record<string, unknown>;
  const problems = typeof status === 'boolean' ? [] : ['status is no boolean'];
  if (!Array.isArray(response) || response.length === 0) problems.push('response is empty');
  else if (!response.every(isText)) problems.push('response has what is no text');
  for (const [key, value] of Object.entries(rest)) {
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!['conversation_details', 'user_details'].includes(key))
      problems.push(`unknown key ${key}`);
    else if (!isMap) problems.push(`${key} is no object`);
    else if (key === 'user_details' && !Object.values(value).every((v) => typeof v === 'string')) {
      problems.push('user_details has what is no string');
    }
  }
  return problems;
}

const isText = (value: unknown): boolean => typeof value === 'string' && !isBlank(value);
