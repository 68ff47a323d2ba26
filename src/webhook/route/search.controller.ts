import type { IncomingMessage } from 'node:http';
import {
  Controller,
  Delete,
  Get,
  Injectable,
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
import { finalizeJson } from '../../reply/json.response.js';
import { SEARCH_METHODS, SearchReceiver } from '../receive/search.receiver.js';
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

/** A request of Express, or of Fastify, whose `raw` is that of Node. */
type SearchHttpRequest = (IncomingMessage | { readonly raw: IncomingMessage }) & {
  readonly query?: Query;
};

/** The endpoint of the search fields of forms. Its requests are not signed. Protocol 3.8. */
@Injectable()
@AllowMethods(SEARCH_METHODS, PATHS, [Post, Put, Patch, Delete, Options])
export abstract class SearchController {
  constructor(private readonly receiver: SearchReceiver) {}

  @Get(PATHS)
  async answer(
    @Param() { bot, search = '', key }: Params,
    @Req() request: SearchHttpRequest,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { query = {} } = request;
    const result = await this.receiver.receive(
      { bot, search, key, query, message: toMessage(request) },
      request,
      response,
    );
    finalizeJson(response, result.status, result.body, result.headers);
  }
}

/** Creates the controller of one module instance, so that two applications share no metadata. */
export function createSearchController(
  path: string,
  decorators: readonly ClassDecorator[],
): Type<SearchController> {
  @Controller({ path, version: VERSION_NEUTRAL })
  class HaptikSearchController extends SearchController {}
  decorators.forEach((decorate) => decorate(HaptikSearchController));
  return HaptikSearchController;
}

function toMessage(request: SearchHttpRequest): IncomingMessage {
  return 'raw' in request ? request.raw : request;
}
