import { BadRequestException, Logger, ServiceUnavailableException } from '@nestjs/common';
import { TextCatalog } from '../options/texts/text.catalog.js';
import { quote } from '../payload/quote.js';
import { failureReply } from '../reply/result/wire.reply.js';
import { withTimeout } from '../resilience/deadlines/with.timeout.js';
import { errorResponse } from '../webhook/receive/error.response.js';
import type { WebhookResponse } from '../webhook/receive/webhook.request.js';
import {
  ApplicationLoader,
  type ApplicationLogger,
  type RootModule,
} from './application.loader.js';
import { EventReceiver } from './event.receiver.js';
import { toHttpResult } from './http.event.js';
import {
  findHttpMethod,
  hasOnlyBody,
  isObject,
  resemblesHttpRequest,
  type ServerlessContext,
  type ServerlessEvent,
  type ServerlessInvocation,
  type ServerlessResult,
} from './serverless.event.js';
import { TimeLimit } from './time.limit.js';

/** API Gateway waits 29 s for a function. */
const HTTP_LIMIT_MS = 29_000;
/** Haptik runs a code node for 20 s. Protocol 6. */
const CODE_NODE_LIMIT_MS = 20_000;

/** The function that a serverless platform or a Haptik code node calls. */
export type HaptikMain = (
  event: ServerlessEvent,
  context?: ServerlessContext,
) => Promise<ServerlessResult>;

/** Options of {@link haptikMain}. */
export interface HaptikMainOptions {
  /** The bot that code nodes address, and HTTP requests to `/`. @default the bot of the flat options */
  readonly bot?: string;
  /** The node of code node events whose body names none. */
  readonly node?: string;
  /**
   * Whether unsigned events of code nodes are answered: those with the key `body` and no other. Set it to `false`
   * in a function that Haptik calls by HTTP only. A function decides instead of the keys; it is not asked
   * about events of HTTP requests.
   *
   * @default true
   */
  readonly codeNode?: boolean | ((event: ServerlessEvent) => boolean);
  /** The logger of the application. @default lines of JSON */
  readonly logger?: ApplicationLogger;
}

/**
 * The function `main` for a serverless platform, and for a code node of Haptik. The application starts at once
 * and once for a process; a call that arrives earlier waits for it. `main` never rejects.
 *
 * @param module the root module of an application that imports `HaptikModule`
 * @example
 * export const main = haptikMain(AppModule);
 */
export function haptikMain(module: RootModule, options: HaptikMainOptions = {}): HaptikMain {
  const loader = new ApplicationLoader(module, options, options.logger);
  const { codeNode = true } = options;
  const isCodeNode = typeof codeNode === 'function' ? codeNode : hasOnlyBody;
  // A failure is logged, and the first call tries again.
  loader.load().catch(() => undefined);
  return async (event, context) => {
    try {
      const invocation = { event, context };
      const method = findHttpMethod(event);
      if (method !== undefined) return await answerHttp(loader, method, invocation);
      const isUnsigned = codeNode !== false && isObject(event) && !resemblesHttpRequest(event);
      if (isUnsigned && isCodeNode(event)) return await answerCodeNode(loader, invocation);
      return refuse(event);
    } catch (error) {
      // A malformed event, or an error of the function that recognizes code nodes.
      return toResult(errorResponse(error));
    }
  };
}

async function answerHttp(
  loader: ApplicationLoader,
  method: string,
  invocation: ServerlessInvocation,
): Promise<ServerlessResult> {
  const limit = new TimeLimit(HTTP_LIMIT_MS, invocation.context);
  const receiver = await waitFor(loader, limit);
  const response =
    receiver instanceof EventReceiver
      ? await receiver.receiveHttp(method, invocation, limit.remainingMs)
      : errorResponse(new ServiceUnavailableException());
  return toHttpResult(response, method, invocation.event);
}

async function answerCodeNode(
  loader: ApplicationLoader,
  invocation: ServerlessInvocation,
): Promise<ServerlessResult> {
  const limit = new TimeLimit(CODE_NODE_LIMIT_MS, invocation.context);
  const receiver = await waitFor(loader, limit);
  const body =
    receiver instanceof EventReceiver
      ? await receiver.receiveCodeNode(invocation, limit.remainingMs)
      : JSON.stringify(failureReply(new TextCatalog([], 'en').text(receiver)));
  return { statusCode: 200, body, headers: { 'Content-Type': 'application/json' } };
}

/** The receiver of the application, or the text that tells why there is none. */
function waitFor(
  loader: ApplicationLoader,
  limit: TimeLimit,
): Promise<EventReceiver | 'error' | 'deadline'> {
  return withTimeout<EventReceiver | 'error' | 'deadline'>(
    limit.remainingMs,
    () => loader.load().catch(() => 'error'),
    () => 'deadline',
  );
}

/** Responds to an event that is neither of HTTP nor of a code node. */
function refuse(event: ServerlessEvent): ServerlessResult {
  const keys = isObject(event) ? Object.keys(event) : [];
  new Logger('Haptik').error(
    `Refused an event with the keys ${keys.map(quote).join(', ')}: neither an HTTP request of API Gateway, a function ` +
      'URL or a load balancer, nor the event of a code node, which has the key "body" only. If Haptik sends ' +
      'more, set the option codeNode of haptikMain.',
  );
  return toResult(errorResponse(new BadRequestException('The event is not a call.')));
}

function toResult({ status, headers, body }: WebhookResponse): ServerlessResult {
  return { statusCode: status, headers, body };
}
