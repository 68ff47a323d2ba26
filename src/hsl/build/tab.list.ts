import { ELEMENT_PARSERS, parseTabItem, parseTab } from '../parse/element.parsers.js';
import type { Actionable, LiteralUnion } from '../wire/actionable.js';
import type { Tab, TabItem, TabListElement } from '../wire/elements.js';
import { readOptions, mergeExtraKeys } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/** Options of {@link tabItem}. */
export interface TabItemOptions {
  readonly title?: string | undefined;
  readonly price?: string | undefined;
  readonly caption?: string | undefined;
  /** The message that a selected item sends. */
  readonly message?: string | undefined;
  readonly meta?: string | undefined;
  readonly emoji?: string | undefined;
  readonly extra?: object | undefined;
}

/**
 * Builds one item of a tab. Protocol 3.10.
 *
 * @example
 * tabItem({ title: '1 GB a day', price: '₹ 199', message: 'Plan 199' });
 */
export function tabItem(options: TabItemOptions): TabItem {
  const { extra, ...rest } = readOptions(options);
  return parseTabItem(mergeExtraKeys(extra, rest));
}

/** Options of {@link tab}. */
export interface TabOptions {
  readonly subTitle?: string | undefined;
  /** Label while no item of the tab is selected. */
  readonly unselectedText?: string | undefined;
  readonly extra?: object | undefined;
}

/**
 * Builds one tab with its items. Protocol 3.10.
 *
 * @example
 * tab('Monthly', [tabItem({ title: '1 GB a day', message: 'Plan 199' })]);
 */
export function tab(title: string, items: readonly TabItem[], options?: TabOptions): Tab {
  const { subTitle, unselectedText, extra } = readOptions(options);
  const known = {
    title,
    sub_title: subTitle,
    unselected_text: unselectedText,
    tab_items: items,
  };
  return parseTab(mergeExtraKeys(extra, known));
}

/** Options of {@link tabList}. */
export interface TabListOptions extends ElementOptions {
  /** @default 'SELECT_ONE' */
  readonly selection?: LiteralUnion<'SELECT_ONE' | 'SELECT_ALL'> | undefined;
  /** Seconds until the tab list expires. */
  readonly expiry?: number | undefined;
  readonly category?: string | undefined;
  readonly analytics?: object | undefined;
  readonly toolName?: string | undefined;
}

/**
 * Builds items in tabs with one action that sends the selection. Documented by Haptik in 2018
 * only. Protocol 3.10.
 *
 * @example
 * tabList('Choose a plan', [tab('Monthly', [tabItem({ title: '1 GB', message: 'Plan 199' })])],
 *   sendSelection('Order'), { expiry: 600 });
 */
export function tabList(
  messageText: string,
  tabs: readonly Tab[],
  actionable: Actionable,
  options?: TabListOptions,
): TabListElement {
  const { selection, expiry, category, analytics, toolName, ...rest } = readOptions(options);
  const data = {
    category,
    selection,
    tabs,
    expiry,
    analytics,
    actionables: actionable,
    tool_name: toolName,
  };
  return ELEMENT_PARSERS.TAB_LIST(toWireElement(rest, { text: messageText, data }));
}
