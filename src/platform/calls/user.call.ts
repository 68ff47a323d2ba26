import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent, type PlatformRecord, readText } from '../platform.record.js';

/** The profile of a user in your system. Protocol 4.3. */
export interface UserProfile {
  /** Your id of the user. */
  readonly authId: string;
  /** Your token of the user. */
  readonly authCode?: string;
  readonly mobileNo?: string;
  readonly email?: string;
  readonly name?: string;
  /** ISO 639-1 code, e.g. `hi`. */
  readonly languageCode?: string;
  /** Flat custom data, which webhook calls contain in `user_details`. */
  readonly customData?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The profile that the platform reports as stored. */
export interface StoredProfile {
  readonly authId: string | undefined;
  readonly mobileNo: string | undefined;
  readonly email: string | undefined;
  readonly name: string | undefined;
}

export function createUserCall(
  operation: 'createUser' | 'updateUser',
  user: UserProfile,
): PlatformCall<StoredProfile> {
  const { authId, authCode, mobileNo, email, name, languageCode, customData } = user;
  if (!isPresent(authId))
    throw createNotSentError(operation, 'user-missing', 'the user has no authId');
  const isFlat = Object.values(customData ?? {}).every((value) => Object(value) !== value);
  if (!isFlat)
    throw createNotSentError(
      operation,
      'arguments',
      'customData must not contain objects or arrays',
    );
  const body = {
    auth_id: authId,
    auth_code: authCode,
    mobile_no: mobileNo,
    email,
    name,
    language_code: languageCode,
    custom_data: customData,
  };
  const method = operation === 'createUser' ? 'POST' : 'PUT';
  return {
    operation,
    host: 'messaging',
    method,
    path: '/v1.0/user/',
    body,
    personal: body,
    read: toStoredProfile,
  };
}

function toStoredProfile({ auth_id, mobile_no, email, name }: PlatformRecord): StoredProfile {
  return Object.freeze({
    authId: readText(auth_id),
    mobileNo: readText(mobile_no),
    email: readText(email),
    name: readText(name),
  });
}
