import type { Observable } from 'rxjs';
import { HaptikSetupError } from '../haptik.error.js';
import { getDecoratedMethod } from '../nodes/decorated.method.js';
import { omitUndefined } from '../options/resolved/omit.undefined.js';
import { DEFAULT_BOT } from '../options/resolved/resolved.haptik.options.js';
import { type HaptikSearchOptions, SEARCH_METADATA } from './search.definition.js';
import type { SearchSuggestion } from './search.mapper.js';

/** The result of a search method: titles, or suggestions with a title. */
export type SearchResult = Iterable<string | SearchSuggestion>;
export type SearchResultLike = SearchResult | Promise<SearchResult> | Observable<SearchResult>;

/** A method that can answer a search. Other return types do not compile. */
export type SearchMethodDecorator = <Method extends (...args: never[]) => SearchResultLike>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

const SEARCH_NAME = /^[\w-]+$/;

/**
 * Answers the search field of a form on `<path>/search/<name>`, for instance
 * `https://bot.example/haptik/search/cities`: the URL to give as the field's `searchSource`. The
 * platform asks by GET while the user types, and without a signature; the option `search.key`
 * keeps others out. Protocol 3.8.
 *
 * @param search its name, or options
 * @throws HaptikSetupError unless the decorated member is a method and the name is valid in a URL
 * @example
 * @Injectable()
 * class CityBot {
 *   @HaptikSearch('cities')
 *   cities(@HaptikSearchQuery() query: string) {
 *     const start = query.toLowerCase();
 *     return ['Pune', 'Panaji', 'Agra'].filter((city) => city.toLowerCase().startsWith(start));
 *   }
 * }
 */
export function HaptikSearch(search: string | HaptikSearchOptions): SearchMethodDecorator {
  const options = typeof search === 'string' ? { name: search } : search;
  return (target, key, descriptor) => {
    const { method, handlerLocation } = getDecoratedMethod(
      '@HaptikSearch',
      target,
      key,
      descriptor,
    );
    if (!SEARCH_NAME.test(options.name)) {
      throw new HaptikSetupError(
        `${handlerLocation}: the name "${options.name}" is part of a URL. Use letters, digits, "_" and "-".`,
      );
    }
    const { name, ...rest } = options;
    SEARCH_METADATA.add(method, { bot: DEFAULT_BOT, ...omitUndefined(rest), name });
  };
}
