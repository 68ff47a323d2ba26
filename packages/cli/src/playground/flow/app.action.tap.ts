import type { PressInput } from '../playground.contract.js';
import { toEntityItem } from './hidden.data.js';
import { type Fields, type Tap, toText, toTextOrNumber } from './tap.js';

/** Where LINK and SELF_SERVE_WEB lead: only to web pages, so that no script runs in the playground. */
const WEB_URL = /^https?:\/\//i;
const NUMBER_KEYS = ['number', 'phone_number', 'phone', 'mobile'] as const;

/** What an APP_ACTION does by its `uri`. Protocol 3.4. */
export function tapAppAction(uri: string, payload: Fields, label: string, input: PressInput): Tap {
  switch (uri) {
    case 'LINK':
    case 'SELF_SERVE_WEB':
      return openLink(payload, uri === 'SELF_SERVE_WEB');
    case 'CALL':
      return callNumber(payload);
    case 'CAROUSEL_DETAIL':
      return { kind: 'show-details', payload };
    case 'GALLERY_PICKER':
      return sendFile('gallery', label, input);
    case 'IMAGE_UPLOAD':
      return sendFile('camera', label, input);
    case 'DOCUMENT_PICKER':
      return sendFile('document', label, input);
    case 'SEND_LOCATION':
    case 'SEND_MULTIPLE_LOCATIONS':
      return sendLocation(payload, label, input);
    case 'LAUNCH_CHANNEL':
      return { kind: 'launch-channel', name: toText(payload['via_name']) ?? '' };
    case '':
      return { kind: 'nothing', reason: 'The action has no uri, so apps do not know what to do.' };
    default:
      return { kind: 'app-action', action: uri, payload };
  }
}

function openLink(payload: Fields, isWebview: boolean): Tap {
  const url = toText(payload['url']) ?? toText(payload['link']);
  if (url === undefined) return { kind: 'nothing', reason: 'The payload has no url.' };
  if (!WEB_URL.test(url)) {
    return {
      kind: 'nothing',
      reason: `The playground opens only http and https, and not ${url.split(':')[0]}:.`,
    };
  }
  return { kind: 'open-link', url, isWebview };
}

/** Haptik does not document the key of the number. Protocol 3.5. */
function callNumber(payload: Fields): Tap {
  const number = NUMBER_KEYS.map((key) => toTextOrNumber(payload[key])).find(
    (value) => value !== undefined,
  );
  return { kind: 'phone-call', ...(number !== undefined && { number }) };
}

/** Haptik does not document what a node gets of a file: the chat has its name or URL. Protocol 1.6. */
function sendFile(
  picker: Extract<Tap, { kind: 'pick-file' }>['picker'],
  label: string,
  { file }: PressInput,
): Tap {
  if (file === undefined) return { kind: 'pick-file', picker };
  return { kind: 'message', text: file, label, entities: {} };
}

function sendLocation(payload: Fields, label: string, { location }: PressInput): Tap {
  if (!location) return { kind: 'ask-location' };
  const { latitude, longitude } = location;
  const text = `${latitude}, ${longitude}`;
  const keys = [
    [payload['lat_key'], latitude],
    [payload['lng_key'], longitude],
  ] as const;
  const entities = keys.flatMap(([key, value]) =>
    typeof key === 'string' && key !== '' ? [[key, [toEntityItem(String(value))]] as const] : [],
  );
  return { kind: 'message', text, label, entities: Object.fromEntries(entities) };
}
