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
import type { BotOptions } from '../options/bot.options.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { settleJson } from '../reply/json.response.js';
import { SearchCall } from '../search/search.call.js';
import { SearchDispatcher } from '../search/search.dispatcher.js';
import { encodeSearch } from '../search/search.mapper.js';
import { isSameWord } from '../signature/signature.js';
import { OnlyAllows } from './only.allows.decorator.js';

/** The default bot, and the bots that have a name; with and without a key. */
const PATHS = [
  'search/:search',
  'search/:search/:key',
  ':bot/search/:search',
  ':bot/search/:search/:key',
];

type Params = Readonly<Record<'bot' | 'search' | 'key', string | undefined>>;
type Query = Readonly<Record<string, unknown>>;

/** The door of the search fields of forms. Nobody signs here. Protocol 3.8. */
@Injectable()
@OnlyAllows('GET, HEAD', PATHS, [Post, Put, Patch, Delete, Options])
export abstract class SearchController {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly dispatcher: SearchDispatcher,
    private readonly options: HaptikOptions,
  ) {}

  @Get(PATHS)
  async answer(
    @Param() params: Params,
    @Req() request: { readonly query?: Query },
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const receivedAt = performance.now();
    const bot = this.options.bot(params.bot);
    const query = textOf(request.query?.['query']) ?? '';
    if (!bot || !isKey(params.key, bot.search.keys)) {
      // The same answer for both: who has no key learns nothing about bots.
      this.#logger.debug('Refused a search: no such bot, or not its search.key');
      const error = 'This search wants a key, or does not exist.';
      const body = encodeSearch({ success: false, query, error }, []);
      settleJson(response, 401, body, headersOf(bot));
      return;
    }
    const id = named(textOf(request.query?.['user_id']));
    const name = named(textOf(request.query?.['user_name']));
    const call = new SearchCall(params.search ?? '', bot.name, query, id, name, receivedAt);
    const { status, body } = await this.dispatcher.dispatch(call, request, response);
    settleJson(response, status, body, headersOf(bot));
  }
}

function headersOf(bot: BotOptions | undefined): Record<string, string> {
  const { allowOrigin = '*' } = bot?.search ?? {};
  return {
    'Cache-Control': 'no-store',
    ...(allowOrigin !== false && { 'Access-Control-Allow-Origin': allowOrigin }),
  };
}

/** A controller of its own for every module instance, so that two applications never meet. */
export function searchControllerAt(
  path: string,
  decorators: readonly ClassDecorator[],
): Type<SearchController> {
  @Controller({ path, version: VERSION_NEUTRAL })
  class HaptikSearchController extends SearchController {}
  decorators.forEach((decorate) => decorate(HaptikSearchController));
  return HaptikSearchController;
}

/** Without keys nobody needs one. All are compared, so that the time does not tell which is near. */
function isKey(given = '', keys: readonly string[]): boolean {
  return keys.length === 0 || keys.filter((key) => isSameWord(key, given)).length > 0;
}

function textOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** The platform writes `undefined` for a user whom it does not know. Protocol 3.8. */
function named(value: string | undefined): string | undefined {
  return value === '' || value === 'undefined' ? undefined : value;
}
