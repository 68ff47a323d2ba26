import { getOwn } from '../parse/safe.json.js';
import { readOptions } from '../build/option.reader.js';
import type { Actionable, ActionableUri } from '../wire/actionable.js';
import { createActionable, type ActionableOptions } from './actionable.factory.js';

/** Options of {@link shareLocation} and {@link shareLocations}. */
export interface LocationOptions extends ActionableOptions {
  /** Key of the entity that receives the latitude. */
  readonly latKey?: string | undefined;
  /** Key of the entity that receives the longitude. */
  readonly lngKey?: string | undefined;
}

/**
 * Sends the user's location. Protocol 3.5.
 *
 * @example
 * shareLocation('I am here', { latKey: 'origin_lat', lngKey: 'origin_lng' });
 */
export function shareLocation(
  label: string,
  options?: LocationOptions,
): Actionable<'APP_ACTION', 'SEND_LOCATION'> {
  return createActionable(label, 'APP_ACTION', 'SEND_LOCATION', toCoordinateKeys(options), options);
}

/**
 * Sends several locations, for example origin and destination.
 *
 * @param locations the payload's `location`; Haptik does not document its items
 * @example
 * shareLocations('From and to', [{ title: 'From' }, { title: 'To' }]);
 */
export function shareLocations(
  label: string,
  locations: readonly unknown[] = [],
  options?: LocationOptions,
): Actionable<'APP_ACTION', 'SEND_MULTIPLE_LOCATIONS'> {
  const payload = { ...toCoordinateKeys(options), location: locations };
  return createActionable(label, 'APP_ACTION', 'SEND_MULTIPLE_LOCATIONS', payload, options);
}

/**
 * Lets the user select one of their saved addresses.
 *
 * @example
 * savedAddress('Deliver to…');
 */
export function savedAddress(
  label: string,
  options?: ActionableOptions,
): Actionable<'APP_ACTION', 'SAVED_ADDRESSES'> {
  return createActionable(label, 'APP_ACTION', 'SAVED_ADDRESSES', {}, options);
}

const UPLOAD_URIS = {
  gallery: 'GALLERY_PICKER',
  image: 'IMAGE_UPLOAD',
  document: 'DOCUMENT_PICKER',
} as const satisfies Record<string, ActionableUri>;

/** Kind of upload: an image from the gallery, a photo or image, or a document. */
export type UploadKind = keyof typeof UPLOAD_URIS;

/**
 * Lets the user upload a file.
 *
 * @example
 * upload('Send the bill', 'document');
 */
export function upload<const Kind extends UploadKind>(
  label: string,
  kind: Kind,
  options?: ActionableOptions,
): Actionable<'APP_ACTION', (typeof UPLOAD_URIS)[Kind]> {
  const uri = getOwn(UPLOAD_URIS, kind) as (typeof UPLOAD_URIS)[Kind];
  return createActionable(label, 'APP_ACTION', uri, {}, options);
}

/** Options of {@link share}. */
export interface ShareOptions extends ActionableOptions {
  readonly message?: string | undefined;
  /** URL of an image. */
  readonly image?: string | undefined;
  readonly showShareOption?: boolean | undefined;
}

/**
 * Shares a text or an image with other people. Android and iOS only.
 *
 * @example
 * share('Tell a friend', { message: 'Look at this', image: 'https://cdn.example/k1.png' });
 */
export function share(label: string, options?: ShareOptions): Actionable<'SHARE', ''> {
  const { message, image, showShareOption } = readOptions(options);
  const payload = { message, image, show_share_option: showShareOption };
  return createActionable(label, 'SHARE', '', payload, options);
}

/**
 * Shares an image of the receipt that contains it.
 *
 * @example
 * shareReceipt('Share the bill');
 */
export function shareReceipt(
  label: string,
  options?: ActionableOptions,
): Actionable<'SHARE_RECEIPT', ''> {
  return createActionable(label, 'SHARE_RECEIPT', '', {}, options);
}

/**
 * Shares a referral message.
 *
 * @example
 * shareReferral('Invite a friend');
 */
export function shareReferral(
  label: string,
  options?: ActionableOptions,
): Actionable<'SHARE_REFERRAL', ''> {
  return createActionable(label, 'SHARE_REFERRAL', '', {}, options);
}

/**
 * Opens the feedback prompt of the app.
 *
 * @example
 * askFeedback('Rate us');
 */
export function askFeedback(
  label: string,
  options?: ActionableOptions,
): Actionable<'APP_FEEDBACK', ''> {
  return createActionable(label, 'APP_FEEDBACK', '', {}, options);
}

function toCoordinateKeys(options: LocationOptions | undefined): object {
  const { latKey, lngKey } = readOptions(options);
  return { lat_key: latKey, lng_key: lngKey };
}
