import { type JsonObject, read, readScalar } from './json.object.js';
import { type DevicePlatform, parseDevicePlatform } from './device.platform.js';

/**
 * The user of a call. All fields are optional, since guests have only a name. `raw` contains unknown
 * keys as well. Protocol 1.5.
 */
export class CallUser {
  readonly #raw: JsonObject;

  constructor(raw: JsonObject) {
    this.#raw = raw;
  }

  /** Haptik's name of the user: the id in the APIs of the platform. */
  get userName(): string | undefined {
    return readScalar(this.#raw, 'user_name');
  }

  get fullName(): string | undefined {
    return readScalar(this.#raw, 'full_name');
  }

  get userId(): string | undefined {
    return readScalar(this.#raw, 'user_id');
  }

  /** Your own id of the user, as given at SDK sign-up. */
  get authId(): string | undefined {
    return readScalar(this.#raw, 'auth_id');
  }

  /** Your own token of the user, as given at SDK sign-up. A secret: never log it. */
  get authCode(): string | undefined {
    return readScalar(this.#raw, 'auth_code');
  }

  /** ISO 639-1 code, sometimes with a region, e.g. `hi` or `hi-IN`. */
  get languageCode(): string | undefined {
    return readScalar(this.#raw, 'language_code');
  }

  get platform(): DevicePlatform {
    return parseDevicePlatform(read(this.#raw, 'device_platform'));
  }

  /** The object as received. Contains personal data and `auth_code`. */
  get raw(): JsonObject {
    return this.#raw;
  }
}
