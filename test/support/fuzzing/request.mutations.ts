import * as fc from 'fast-check';
import { SeededRandom, mutate } from '../values/body.mutations.js';
import type { FuzzRequest, HeaderLine } from './fuzz.request.js';
import { oddHeaderValues, oddSegments } from './odd.values.js';

export type Mutation = (request: FuzzRequest) => FuzzRequest;

const NAMES = [
  'Accept',
  'Accept-Encoding',
  'Accept-Language',
  'Authorization',
  'Baggage',
  'Content-Encoding',
  'Content-Type',
  'Cookie',
  'Expect',
  'Host',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'Last-Event-ID',
  'Origin',
  'Range',
  'Sec-Fetch-Site',
  'Traceparent',
  'X-Forwarded-For',
  'X-Forwarded-Proto',
  'X-HTTP-Method-Override',
  'X-Hub-Signature',
  'X-Request-Id',
];

/** Headers that are well-formed and strange. */
const LINES: readonly HeaderLine[] = [
  ['Accept-Encoding', 'gzip;q=0, *;q=0'],
  ['Authorization', 'Bearer hpt_unknown'],
  ['Authorization', 'Basic YTpi'],
  ['Content-Encoding', 'gzip'],
  ['Content-Encoding', 'br, identity'],
  ['Content-Length', '-1'],
  ['Content-Length', '1e3'],
  ['Content-Length', '9'.repeat(30)],
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'application/json; charset=utf-16'],
  ['Content-Type', 'application/x-www-form-urlencoded'],
  ['Content-Type', 'multipart/form-data; boundary=x'],
  ['Cookie', 'haptik_console.session_token=%ff.%00'],
  ['Cookie', '__proto__=1; constructor=2; ;;=;'],
  ['Cookie', 'haptik_console.session_token=a.b; haptik_console.session_token=c.d'],
  ['Expect', '100-continue'],
  ['Folded', 'a\r\n b'],
  ['Host', 'evil.example'],
  ['Host', '[::1'],
  ['If-Modified-Since', 'Sat, 99 Foo 2026'],
  ['If-None-Match', '*'],
  ['Origin', 'null'],
  ['Origin', 'http://['],
  ['Origin', 'https://evil.example'],
  ['Range', 'bytes=0-'],
  ['Range', 'bytes=9-1, 0-0, -5'],
  ['Range', 'bytes=99999999-'],
  ['Sec-Fetch-Site', 'cross-site'],
  ['Traceparent', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-ff`],
  ['Transfer-Encoding', 'gzip, chunked'],
  ['Upgrade', 'websocket'],
  ['X-Forwarded-For', '[::1, ::ffff:1.2.3.4%eth0,,'],
  ['X-Forwarded-Proto', 'javascript'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['a b', 'c'],
  ['', 'no name'],
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

const SUFFIXES = [
  '?',
  '?a[]=1&a[__proto__][x]=1',
  '?limit=-1&limit=1e9',
  '?limit=NaN&before=%00&after=%ff',
  '?__proto__=1&constructor=2',
  '?query=%ed%a0%80&query[]=x',
  `?${'a=1&'.repeat(1_500)}`,
  '#fragment',
  '/',
  '//[',
  '//x:99999999',
  '/..',
  '/%2e%2e/%2e%2e/package.json',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/..%5c..%5cpackage.json',
  `/${'a/'.repeat(800)}`,
  `/${'%61'.repeat(1_500)}`,
];

const targets = fc.oneof(
  fc.constantFrom(...SUFFIXES).map((suffix) => (target: string) => `${target}${suffix}`),
  oddSegments.map((segment) => (target: string) => `${target}/${segment}`),
  oddSegments.map((value) => (target: string) => `${target}?query=${value}`),
  fc.constantFrom(
    (target: string) => `/${target}`,
    (target: string) => target.replaceAll('/', '//'),
    (target: string) => target.toUpperCase(),
    (target: string) => target.replaceAll(/[a-z]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
    (target: string) => `http://127.0.0.1${target}`,
    (target: string) => `http://evil.example${target}`,
    (target: string) => `http://[${target}`,
    (target: string) => `//evil.example${target}`,
    (target: string) => `/x/..${target}`,
    (target: string) => target.slice(1),
    () => '*',
  ),
);

/** Each replaces what the request has of that name, or adds a line to it. */
const headerMutations = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...LINES),
      fc.tuple(fc.constantFrom(...NAMES), oddHeaderValues) as fc.Arbitrary<HeaderLine>,
    ),
    fc.boolean(),
  )
  .map(([line, isAdded]): Mutation => (request) => {
    const isOther = ([name]: HeaderLine): boolean => name.toLowerCase() !== line[0].toLowerCase();
    return {
      ...request,
      headers: [...request.headers.filter((one) => isAdded || isOther(one)), line],
    };
  });

const bodyMutations = fc.nat().map((seed): Mutation => (request) => ({
  ...request,
  body: mutate(Buffer.from(request.body || '{}', 'latin1'), new SeededRandom(seed)).toString(
    'latin1',
  ),
}));

/** Changes the head: method, target, version, headers. */
const headMutations: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 3, arbitrary: headerMutations },
  {
    weight: 3,
    arbitrary: targets.map((change): Mutation => (request) => ({
      ...request,
      target: change(request.target),
    })),
  },
  fc.constantFrom(...METHODS).map((method): Mutation => (request) => ({ ...request, method })),
  fc.constant<Mutation>((request) => ({ ...request, version: '1.0' })),
);

/** One of the requests with up to three changes. */
export function mutationsOf(requests: readonly FuzzRequest[]): fc.Arbitrary<FuzzRequest> {
  const mutations = fc.array(fc.oneof({ weight: 3, arbitrary: headMutations }, bodyMutations), {
    minLength: 1,
    maxLength: 3,
  });
  return fc
    .tuple(fc.constantFrom(...requests), mutations)
    .map(([request, changes]) => changes.reduce((given, change) => change(given), request));
}

/** One change of the headers or the bytes of the body, which keeps method and target. */
export const framingMutations: fc.Arbitrary<Mutation> = fc.oneof(headerMutations, bodyMutations);
