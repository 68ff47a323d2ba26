import { HaptikSetupError } from '../haptik.error.js';
import type { CopyDefinitions } from './definition/copy.definition.js';
import type { PublishedCopySource } from './published/published.copy.source.js';

/** Options of `HaptikCopyModule`. */
export interface HaptikCopyOptions {
  /** All results of {@link defineCopy} in the application. */
  readonly copy: readonly { readonly definitions: CopyDefinitions }[];
  /** The language of the texts in code. @default 'en' */
  readonly sourceLanguage?: string;
  /**
   * Folder of the snapshot of published texts, which is used when the store is unavailable at startup.
   * Processes that run at the same time need separate folders.
   *
   * @default false: no snapshot
   */
  readonly snapshot?: string | false;
  /**
   * The source of published texts.
   *
   * @default the source provided by a module of the application, such as HaptikStorageModule; else none
   */
  readonly source?: PublishedCopySource;
  /** Time zone of rendered dates and times, e.g. `Asia/Kolkata`. @default the time zone of the process */
  readonly timeZone?: string;
}

/** Options with all defaults applied. The class is the injection token. */
export class ResolvedCopyOptions {
  readonly copy: HaptikCopyOptions['copy'];
  readonly sourceLanguage: string;
  readonly snapshot: string | false;
  readonly timeZone: string | undefined;
  readonly source: PublishedCopySource | undefined;

  /** @throws HaptikSetupError when an option is invalid */
  constructor({
    copy,
    sourceLanguage = 'en',
    snapshot = false,
    timeZone,
    source,
  }: HaptikCopyOptions) {
    if (!Array.isArray(copy) || !copy.every((one: unknown) => isCopyFunction(one))) {
      throw new HaptikSetupError(
        'HaptikCopyModule: copy must be a list of results of defineCopy, such as [orderCopy].',
      );
    }
    this.copy = copy;
    this.sourceLanguage = parseLanguageOption('sourceLanguage', sourceLanguage);
    this.snapshot = snapshot === '' ? false : snapshot;
    this.timeZone = timeZone;
    this.source = source;
    if (timeZone !== undefined) assertTimeZone(timeZone);
  }
}

function isCopyFunction(value: unknown): boolean {
  return typeof value === 'function' && 'definitions' in value;
}

function parseLanguageOption(option: string, tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!.toLowerCase();
  } catch {
    throw new HaptikSetupError(
      `HaptikCopyModule: ${option} "${tag}" is not a language tag. Use a tag such as "en" or "hi".`,
    );
  }
}

function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone }).format(0);
  } catch {
    throw new HaptikSetupError(
      `HaptikCopyModule: timeZone "${timeZone}" is not a time zone. Use a name such as "Asia/Kolkata" or "UTC".`,
    );
  }
}
