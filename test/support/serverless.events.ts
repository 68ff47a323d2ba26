import type { ServerlessEvent } from 'nestjs-haptik';

/** A request, as a client sends it. */
export interface ClientRequest {
  readonly method?: string;
  readonly path?: string;
  /** Without the question mark. */
  readonly query?: string;
  /** In the order of the request; names may repeat. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: Buffer;
}

type ToEvent = (request: ClientRequest, isBase64Encoded?: boolean) => ServerlessEvent;

const encodeBody = (body: Buffer | undefined, isBase64Encoded: boolean) => ({
  body: body?.toString(isBase64Encoded ? 'base64' : 'utf8') ?? null,
  isBase64Encoded,
});

/** The values of each name. */
function group(
  pairs: Iterable<readonly [string, string]>,
  toKey: (name: string) => string = (name) => name,
): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs)
    groups.set(toKey(name), [...(groups.get(toKey(name)) ?? []), value]);
  return [...groups];
}

const lastOf = (groups: [string, string[]][]): Record<string, string> =>
  Object.fromEntries(groups.map(([name, values]) => [name, values.at(-1) ?? '']));

/** An event of a REST API: payload format 1.0. */
export const restEvent: ToEvent = (request, isBase64Encoded = false) => {
  const { method = 'POST', path = '/haptik', query = '', headers = [], body } = request;
  const parameters = group(new URLSearchParams(query));
  const lines = group(headers);
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: method,
    headers: lastOf(lines),
    multiValueHeaders: Object.fromEntries(lines),
    queryStringParameters: parameters.length === 0 ? null : lastOf(parameters),
    multiValueQueryStringParameters:
      parameters.length === 0 ? null : Object.fromEntries(parameters),
    requestContext: { stage: 'prod', path: `/prod${path}`, httpMethod: method },
    ...encodeBody(body, isBase64Encoded),
  } as ServerlessEvent;
};

/** An event of an HTTP API: payload format 2.0. The stage is in the path. */
export const httpEvent: ToEvent = (request, isBase64Encoded = false) => {
  const { method = 'POST', path = '/haptik', query = '', headers = [], body } = request;
  const isCookie = ([name]: readonly [string, string]): boolean => /^cookie$/i.test(name);
  const lines = group(
    headers.filter((header) => !isCookie(header)),
    (name) => name.toLowerCase(),
  );
  return {
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath: `/prod${path}`,
    rawQueryString: query,
    cookies: headers.filter(isCookie).flatMap(([, value]) => value.split('; ')),
    headers: Object.fromEntries(lines.map(([name, values]) => [name, values.join(',')])),
    requestContext: { stage: 'prod', http: { method, path: `/prod${path}` } },
    ...encodeBody(body, isBase64Encoded),
  } as ServerlessEvent;
};

/** An event of a function URL: the same without a stage. */
export const functionUrlEvent: ToEvent = (request, isBase64Encoded) => {
  const { path = '/haptik', method = 'POST' } = request;
  return {
    ...httpEvent(request, isBase64Encoded),
    rawPath: path,
    requestContext: { stage: '$default', http: { method } },
  };
};

/** An event of a load balancer with multi-value headers. It does not decode parameters. */
export const loadBalancerEvent: ToEvent = (request, isBase64Encoded = false) => {
  const { method = 'POST', path = '/haptik', query = '', headers = [], body } = request;
  const pairs = query.split('&').filter(Boolean);
  const parameters = pairs.map((pair) => pair.split('=', 2) as [string, string]);
  return {
    requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:target-group' } },
    httpMethod: method,
    path,
    multiValueQueryStringParameters: Object.fromEntries(group(parameters)),
    multiValueHeaders: Object.fromEntries(group(headers, (name) => name.toLowerCase())),
    ...encodeBody(body, isBase64Encoded),
  };
};

/** The platforms that pass HTTP requests as events. */
export const EVENT_SOURCES: Readonly<Record<string, ToEvent>> = {
  'a REST API': restEvent,
  'an HTTP API': httpEvent,
  'a function URL': functionUrlEvent,
  'a load balancer': loadBalancerEvent,
};

/** The event of a code node. */
export const codeNodeEvent = (body: Buffer | string): ServerlessEvent => ({ body: String(body) });
