import { HaptikSetupError } from '../haptik.error.js';
import type { CopyDefinitions } from './copy.definition.js';
import type { PublishedCopySource } from './published.copy.source.js';

/** What `HaptikCopyModule` is given. */
export interface HaptikCopyOptions {
  /** What {@link defineCopy} made, all of the application. */
  readonly copy: readonly { readonly definitions: CopyDefinitions }[];
  /** The language of the texts in code. @default 'en' */
  readonly sourceLanguage?: string;
  /**
   * A folder for the published texts as they were last known, which are read when the store is away
   * while the application starts. Each process that may run beside others needs its own.
   *
   * @default false: none is kept
   */
  readonly snapshot?: string | false;
  /**
   * Where published texts come from.
   *
   * @default the one that a module of the application provides, such as HaptikStorageModule; else none
   */
  readonly source?: PublishedCopySource;
  /** In which dates and times are written, such as `Asia/Kolkata`. @default that of the process */
  readonly timeZone?: string;
}

/** The options with all defaults applied. Its own injection token. */
export class ResolvedCopyOptions {
  readonly copy: HaptikCopyOptions['copy'];
  readonly sourceLanguage: string;
  readonly snapshot: string | false;
  readonly timeZone: string | undefined;
  readonly source: PublishedCopySource | undefined;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor({
    copy,
    sourceLanguage = 'en',
    snapshot = false,
    timeZone,
    source,
  }: HaptikCopyOptions) {
    if (!Array.isArray(copy) || !copy.every((one: unknown) => isCopyFunction(one))) {
      throw new HaptikSetupError(
        'HaptikCopyModule: give the option copy a list of what defineCopy made, such as [orderCopy].',
      );
    }
    this.copy = copy;
    this.sourceLanguage = normalizeLanguageTag('sourceLanguage', sourceLanguage);
    this.snapshot = snapshot === '' ? false : snapshot;
    this.timeZone = timeZone;
    this.source = source;
    if (timeZone !== undefined) assertTimeZone(timeZone);
  }
}

function isCopyFunction(value: unknown): boolean {
  return typeof value === 'function' && 'definitions' in value;
}

function normalizeLanguageTag(option: string, tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!.toLowerCase();
  } catch {
    throw new HaptikSetupError(
      `HaptikCopyModule: ${option} is "${tag}". Give it a language tag such as "en" or "hi".`,
    );
  }
}

function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone }).format(0);
  } catch {
    throw new HaptikSetupError(
      `HaptikCopyModule: timeZone is "${timeZone}". Give it a name such as "Asia/Kolkata" or "UTC".`,
    );
  }
}
