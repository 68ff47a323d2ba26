import { sign } from 'nestjs-haptik';

/** A value that must not come out again, for each field that protocol 1.3 to 1.7 calls secret or personal. */
export const MARKS = {
  secret: 'zqmark01-node-secret-ä',
  userName: 'zqmark02-user-name',
  fullName: 'Zqfirst Zqlast',
  userId: 'zqmark03-user-id',
  authId: 'zqmark04-auth-id@shop.example',
  authCode: 'zqmark05-auth-code',
  device: 'zqmark06-device/model',
  phone: '+91 98 1726 3545',
  value: 'zqmark07 "quoted" \\ value',
  originalText: 'zqmark08 I typed <this> & that',
  email: 'zqmark09.mail+tag@shop.example',
  conversationDetail: 'zqmark10-conversation-detail',
  userDetail: 'zqmark11-user-detail',
  oldConversation: 'zqmark12-conversation-data',
  oldUser: 'zqmark13-permanent-user-data',
  env: 'zqmark14-pässword',
  envNumber: 8_172_635_443,
  unknownKey: 'zqmark15-unknown-key',
  header: 'zqmark16-header',
  cookie: 'zqmark17-cookie',
  query: 'zqmark18-query',
  search: 'zqmark19-search text',
  platformToken: 'zqmark20-platform-token',
  operatorToken: 'zqmark21-operator-token',
  newSecret: 'zqmark22-new-secret',
  databasePassword: 'zqmark23-database-password',
  consoleSecret: 'zqmark24-console-secret-of-32-characters',
  collectorToken: 'zqmark25-collector-token',
  webhookUrl: 'zqmark26-webhook-url',
  webhookSecret: 'zqmark27-webhook-secret',
  chatUrl: 'zqmark28-chat-url',
  mailPassword: 'zqmark29-mail-password',
} as const;

export type Mark = keyof typeof MARKS;

/** A body with a mark in every field. */
export function markedBody(node: string, extra: object = {}): string {
  const item = (value: unknown) => ({
    entity_value: value,
    detection: 'message',
    original_text: MARKS.originalText,
  });
  return JSON.stringify({
    node,
    event: 'API_INTEGRATION',
    user: {
      user_name: MARKS.userName,
      full_name: MARKS.fullName,
      user_id: MARKS.userId,
      auth_id: MARKS.authId,
      auth_code: MARKS.authCode,
      device_platform: 5,
      language_code: 'en',
      device_details: { model: MARKS.device },
    },
    entities: {
      phone: [item({ value: MARKS.phone, country_calling_code: '91' })],
      topic: [item(MARKS.value), item({ value: MARKS.value })],
      email: [item(MARKS.email)],
      absent: null,
    },
    conversation_no: 4_711,
    conversation_details: { last: MARKS.conversationDetail },
    user_details: { language_code: 'en', name: MARKS.fullName, detail: [MARKS.userDetail] },
    conversation_data: { old: MARKS.oldConversation },
    permanent_user_data: { old: MARKS.oldUser },
    env_variables: { PASSWORD: MARKS.env, PIN: MARKS.envNumber },
    unknown_key: { inner: MARKS.unknownKey },
    ...extra,
  });
}

/** The headers of a call of the body, with marks in those that the library does not read. */
export function markedHeaders(body: string, secret: string = MARKS.secret): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'X-Hub-Signature': sign(Buffer.from(body), secret),
    'X-Custom': MARKS.header,
    Authorization: `Bearer ${MARKS.header}`,
    Cookie: `session=${MARKS.cookie}`,
  };
}

/** The marks that a text contains, as they are or encoded. */
export function findMarks(text: string, allowed: readonly Mark[] = []): Mark[] {
  const folded = text.toLowerCase();
  return (Object.keys(MARKS) as Mark[]).filter(
    (name) =>
      !allowed.includes(name) &&
      spellings(String(MARKS[name])).some((spelling) => folded.includes(spelling.toLowerCase())),
  );
}

function spellings(mark: string): string[] {
  const bytes = Buffer.from(mark);
  const json = JSON.stringify(mark).slice(1, -1);
  const parts = mark.match(/zqmark\d\d|Zq\w+/g) ?? [];
  return [
    mark,
    ...parts,
    json,
    JSON.stringify(json).slice(1, -1),
    escapeAll(mark),
    encodeURIComponent(mark),
    new URLSearchParams([['', mark]]).toString().slice(1),
    bytes.toString('hex'),
    bytes.toString('latin1'),
    Buffer.from(mark, 'utf16le').toString('hex'),
    ...[0, 1, 2].flatMap((offset) => base64Within(bytes, offset)),
  ];
}

/** Escapes what is beyond ASCII, as Python does. */
function escapeAll(text: string): string {
  return text.replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The characters of base64 that depend on the bytes alone, wherever they begin. */
function base64Within(bytes: Buffer, offset: number): string[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const inner = encoded.replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1, -1);
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}
