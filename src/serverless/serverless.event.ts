type Values = Readonly<Record<string, string | undefined>>;
type MultipleValues = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * What `main` reads of an event: an HTTP request of Amazon API Gateway (payload formats 1.0 and 2.0), of a function
 * URL or of a load balancer, or a call of a Haptik code node, whose only key is `body`.
 */
export interface ServerlessEvent {
  readonly version?: string;
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | undefined;
  readonly headers?: Values | null | undefined;
  // Payload format 1.0, and load balancers
  readonly httpMethod?: string | undefined;
  readonly path?: string | undefined;
  readonly multiValueHeaders?: MultipleValues | null | undefined;
  readonly queryStringParameters?: Values | null | undefined;
  readonly multiValueQueryStringParameters?: MultipleValues | null | undefined;
  // Payload format 2.0, and function URLs
  readonly rawPath?: string | undefined;
  readonly rawQueryString?: string | undefined;
  readonly cookies?: readonly string[] | undefined;
  readonly requestContext?:
    | {
        readonly stage?: string | undefined;
        readonly http?: { readonly method: string } | undefined;
        /** Present in events of load balancers. */
        readonly elb?: unknown;
      }
    | undefined;
}

/** What `main` reads of the context of an invocation. */
export interface ServerlessContext {
  /** Milliseconds until the platform ends the invocation. */
  getRemainingTimeInMillis?(): number;
}

/** What `main` returns. */
export interface ServerlessResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** For load balancers that send multi-value headers: they read nothing else. */
  readonly multiValueHeaders?: Readonly<Record<string, string[]>>;
  readonly body: string;
}

/** What `request.raw` is in guards, interceptors and pipes of node methods. */
export interface ServerlessInvocation {
  readonly event: ServerlessEvent;
  readonly context: ServerlessContext | undefined;
}

/** The keys that events of HTTP requests have on any platform. */
const HTTP_KEYS = [
  'requestContext',
  'httpMethod',
  'headers',
  'multiValueHeaders',
  'rawPath',
  'raw_path',
  'path',
  'method',
  'http',
  'version',
] as const;

/** The HTTP method of an event; undefined when the event is no HTTP request of a known kind. */
export function findHttpMethod(event: ServerlessEvent): string | undefined {
  if (!isObject(event)) return undefined;
  const method: unknown = event.requestContext?.http?.method ?? event.httpMethod;
  return typeof method === 'string' ? method : undefined;
}

/** Whether an event has a key that no code node has. */
export function resemblesHttpRequest(event: ServerlessEvent): boolean {
  return HTTP_KEYS.some((key) => key in event);
}

/** Whether an event has the key `body` and no other, as those of code nodes. Protocol 6. */
export function hasOnlyBody(event: ServerlessEvent): boolean {
  const keys = Object.keys(event);
  return keys.length === 1 && keys[0] === 'body';
}

/** Platforms also pass other JSON, such as the text of a manual test. */
export function isObject(event: unknown): event is object {
  return typeof event === 'object' && event !== null;
}
