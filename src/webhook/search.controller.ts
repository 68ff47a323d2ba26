import {
  Controller,
  Delete,
  Get,
  Injectable,
  Logger,
  Options,
  Param,
  Patch,
  Post,
  Put,
  Req,
  Res,
  type Type,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import type { ResolvedBotOptions } from '../options/resolved.bot.options.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import { finalizeJson } from '../reply/json.response.js';
import { SearchCall } from '../search/search.call.js';
import { SearchDispatcher } from '../search/search.dispatcher.js';
import { encodeSearch } from '../search/search.mapper.js';
import { timingSafeEqualStrings } from '../signature/signature.js';
import { AllowMethods } from './allow.methods.decorator.js';

/** The default bot, and the bots that have a name; with and without a key. */
const PATHS = [
  'search/:search',
  'search/:search/:key',
  ':bot/search/:search',
  ':bot/search/:search/:key',
];

type Params = Readonly<Record<'bot' | 'search' | 'key', string | undefined>>;
type Query = Readonly<Record<string, unknown>>;

/** The endpoint of the search fields of forms. Its requests are not signed. Protocol 3.8. */
@Injectable()
@AllowMethods('GET, HEAD', PATHS, [Post, Put, Patch, Delete, Options])
export abstract class SearchController {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly dispatcher: SearchDispatcher,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  @Get(PATHS)
  async answer(
    @Param() params: Params,
    @Req() request: { readonly query?: Query },
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const receivedAt = performance.now();
    const bot = this.options.findBot(params.bot);
    const query = firstString(request.query?.['query']) ?? '';
    if (!bot || !isValidKey(params.key, bot.search.keys)) {
      // The same response for both, so that the names of bots are not revealed without a key.
      this.#logger.debug('Refused a search: no such bot, or not its search.key');
      const error = 'This search wants a key, or does not exist.';
      const body = encodeSearch({ success: false, query, error }, []);
      finalizeJson(response, 401, body, responseHeaders(bot));
      return;
    }
    const id = omitPlaceholder(firstString(request.query?.['user_id']));
    const name = omitPlaceholder(firstString(request.query?.['user_name']));
    const call = new SearchCall(params.search ?? '', bot.name, query, id, name, receivedAt);
    const { status, body } = await this.dispatcher.dispatch(call, request, response);
    finalizeJson(response, status, body, responseHeaders(bot));
  }
}

function responseHeaders(bot: ResolvedBotOptions | undefined): Record<string, string> {
  const { allowOrigin = '*' } = bot?.search ?? {};
  return {
    'Cache-Control': 'no-store',
    ...(allowOrigin !== false && { 'Access-Control-Allow-Origin': allowOrigin }),
  };
}

/** Creates a controller class per module, since path and decorators are metadata of the class. */
export function createSearchController(
  path: string,
  decorators: readonly ClassDecorator[],
): Type<SearchController> {
  @Controller({ path, version: VERSION_NEUTRAL })
  class HaptikSearchController extends SearchController {}
  decorators.forEach((decorate) => decorate(HaptikSearchController));
  return HaptikSearchController;
}

/** Without keys every request is valid. All keys are compared, so that timing reveals none. */
function isValidKey(given = '', keys: readonly string[]): boolean {
  return keys.length === 0 || keys.filter((key) => timingSafeEqualStrings(key, given)).length > 0;
}

function firstString(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** The platform writes `undefined` for a user whom it does not know. Protocol 3.8. */
function omitPlaceholder(value: string | undefined): string | undefined {
  return value === '' || value === 'undefined' ? undefined : value;
}
