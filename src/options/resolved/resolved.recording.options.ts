import { HaptikSetupError } from '../../haptik.error.js';
import { validatePositiveInteger } from './numeric.option.js';
import type { RecordingOptions } from '../recording.options.js';

/** Calls that are kept for the development endpoint when `recording` is not set. */
const DEVELOPMENT_CALLS = 50;

/** A set of names, or all. */
export type NameSelection = ReadonlySet<string> | true;

/** The options of recording with all defaults applied. */
export class ResolvedRecordingOptions {
  /** Whether `recording` is set. */
  readonly isConfigured: boolean;
  readonly calls: number;
  readonly bytes: number;
  readonly bodyBytes: number;
  readonly entities: NameSelection;
  readonly details: NameSelection;

  /** @throws HaptikSetupError when a value is invalid, or in production without `allowInProduction` */
  constructor(given: RecordingOptions | undefined, isProduction: boolean) {
    const { allowInProduction = false, redact = {} } = given ?? {};
    this.isConfigured = given !== undefined;
    this.calls = given ? (given.calls ?? 100) : DEVELOPMENT_CALLS;
    this.bytes = given?.bytes ?? 8_388_608;
    this.bodyBytes = given?.bodyBytes ?? 65_536;
    this.entities = toSelection(redact.entities);
    this.details = toSelection(redact.details);
    if (this.isConfigured && isProduction && !allowInProduction) {
      throw new HaptikSetupError(
        'The option recording is set, and NODE_ENV is production: the calls of users would be kept. Remove it, ' +
          'or set recording: { allowInProduction: true }.',
      );
    }
    for (const name of ['calls', 'bytes', 'bodyBytes'] as const) {
      validatePositiveInteger(`The option recording.${name}`, this[name]);
    }
  }
}

function toSelection(names: readonly string[] | true | undefined): NameSelection {
  return names === true ? true : new Set(names);
}
