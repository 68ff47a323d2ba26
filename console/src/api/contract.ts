/* The wire of the console's API: everything below <base>/console/api, JSON. Dates are ISO strings.
 * Server: becomes view classes in src/console (decorated for OpenAPI). Front end: console/src/api/contract.ts
 * until both are merged; then the front end imports the types from src/console. Change it only when it is
 * wrong, and tell the other side in your report. */

export type Role = 'viewer' | 'editor' | 'publisher' | 'administrator';
/** viewer: copy:read. editor: + copy:write (drafts, discard, undo, go back, unschedule, import).
 *  publisher: + copy:publish (publish, schedule, trash, restore, add a language) + operations:read.
 *  administrator: + operations:write, users, tokens, audit. languages/prefixes limit write and publish of anybody
 *  but administrators. */
export type Right =
  | 'copy:read'
  | 'copy:write'
  | 'copy:publish'
  | 'operations:read'
  | 'operations:write'
  | 'users'
  | 'tokens'
  | 'audit';

/** Every answer that is not 2xx. code: signed-out 401, wrong-credentials 401, denied 403, csrf 403, not-found 404, conflict 409
 *  (+current), refused 422 (+refused), invalid 400, too-many 429, unavailable 503 (database away). message: for people,
 *  with the cure. */
export interface Problem {
  statusCode: number;
  code: string;
  message: string;
  current?: TextView[];
  refused?: { key: string; language: string; findings: CopyFinding[] }[];
}

/* ---- sign-in (public: GET sign-in, POST setup, POST invitation, POST auth/sign-in/email, SSO) ---- */
// GET sign-in
export interface SignInOptions {
  sso: { name: string; url: string } | null;
}
// POST setup      {token, name, email, password} -> 204 + session cookie. Link: <base>/console/setup#<token>
// POST invitation {token, password} -> 204 + session cookie.              Link: <base>/console/invitation#<token>
// POST auth/sign-in/email {email, password}   POST auth/sign-out          (better-auth's own)
// GET session -> Me, or 401
export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  rights: Right[];
  /** null: all */ languages: string[] | null;
  prefixes: string[] | null;
}
// PATCH session {name}    POST session/password {current, password}
// GET sessions -> SessionView[]     DELETE sessions/:id      (own)
export interface SessionView {
  id: string;
  isCurrent: boolean;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  userAgent: string | null;
  ipAddress: string | null;
}
/* Unsafe methods with a cookie need Origin (or Sec-Fetch-Site: same-origin) of this host, else 403 csrf. */

/* ---- administrators ---- */
// GET users -> UserView[]    POST users {name,email,role,languages,prefixes} -> {user: UserView, link: string}
// PATCH users/:id {name?,role?,languages?,prefixes?,isDisabled?} -> UserView   (not the last administrator)
// POST users/:id/invitation -> {link}   (new password; ends sessions when it is used)
// GET users/:id/sessions -> SessionView[]   DELETE users/:id/sessions -> 204
export interface UserView {
  id: string;
  name: string;
  email: string;
  role: Role;
  languages: string[] | null;
  prefixes: string[] | null;
  isDisabled: boolean;
  isInvited: boolean;
  createdAt: string;
  lastSeenAt: string | null;
}
// GET tokens -> TokenView[]   POST tokens {name, scopes, languages, prefixes, expiresAt} -> {token: string, view: TokenView}
// DELETE tokens/:id -> 204    Use: Authorization: Bearer <token>; needs neither cookie nor Origin
export type Scope = 'copy:read' | 'copy:write' | 'copy:publish';
export interface TokenView {
  id: string;
  name: string;
  /** first characters */ hint: string;
  scopes: Scope[];
  languages: string[] | null;
  prefixes: string[] | null;
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}
// GET audit?before=&limit= -> {events: AuditEvent[], next: string | null}
export interface AuditEvent {
  id: string;
  at: string;
  by: string; /** e.g. user.created, session.revoked, copy.published */
  action: string;
  subject: string;
  detail: string | null;
  ipAddress: string | null;
}

/* ---- copy ---- */
export type CopyUse =
  | 'text'
  | 'button'
  | 'buttonText'
  | 'quickReply'
  | 'quickReplyText'
  | 'cardTitle'
  | 'cardSubTitle'
  | 'cardLabel';
export interface CopyFinding {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  channel?: string;
}
// GET copy/overview
export interface Overview {
  /** columns, the source language first */ languages: string[];
  sourceLanguage: string;
  /** first words of keys, in order */ prefixes: { prefix: string; keys: number }[];
  counts: Record<Filter, number>;
  uses: never[];
}
export type Filter =
  'all' | 'missing' | 'mine' | 'failing' | 'unused' | 'draft' | 'scheduled' | 'trash';
// GET copy/messages?search=&filter=&prefix=&language=&after=&limit= (50, at most 200)   language narrows missing/failing
export interface MessagePage {
  messages: MessageView[];
  /** pass as after */ next: string | null;
  total: number;
}
export interface MessageView {
  key: string;
  /** null: no code uses it */ definition: DefinitionView | null;
  isTrashed: boolean;
  /** by language; languages without a row are absent */ texts: Record<string, TextView>;
}
export interface DefinitionView {
  about: string;
  usedAs: CopyUse;
  text: string;
  placeholders: PlaceholderView[];
}
export interface PlaceholderView {
  name: string;
  kind: 'text' | 'number' | 'date';
  /** dates as ISO */ sample: string | number;
}
export interface TextView {
  key: string;
  language: string;
  published: string | null;
  draft: string | null;
  version: number;
  changedBy: string;
  changedAt: string;
  publishedAt: string | null;
  publishAt: string | null;
  findings: CopyFinding[];
  isMine: boolean;
}
// GET copy/messages/:key -> MessageView
// PUT copy/messages/:key/:language {text: string|null, version} -> TextView    409 conflict + current. text null: discard the draft
// POST copy/publish {texts: {key,language,version}[], at?: string} -> {texts: TextView[]}   422 refused, 409 conflict
// POST copy/messages/:key/:language/unschedule {version} -> TextView
// GET copy/history?key=&language=&before=&limit= -> {events: HistoryEvent[], next: string|null}
export interface HistoryEvent {
  id: string;
  key: string;
  language: string;
  kind:
    | 'edit'
    | 'discard'
    | 'publish'
    | 'schedule'
    | 'unschedule'
    | 'undo'
    | 'go-back'
    | 'import'
    | 'trash'
    | 'restore';
  before: string | null;
  after: string | null;
  by: string;
  at: string;
  publishAt: string | null;
  version: number;
}
// POST copy/history/:id/undo {version} -> TextView      POST copy/history/:id/go-back {version} -> TextView
// POST copy/messages/:key/trash -> MessageView          POST copy/messages/:key/restore -> MessageView
// POST copy/languages {language} -> Overview
// GET copy/export?format=csv|xlsx|json&prefix=&languages=&state=draft|published (draft: drafts over published) -> the file.
//   Columns: key, about, one per language, version ("en:3 hi:2", so that an import knows what the file was made from).
//   JSON: {format: 'nestjs-haptik-copy/1', texts: {[key]: {[language]: {text, version}}}}
// POST copy/import ImportRequest -> 200 application/x-ndjson: ImportLine per line, the last one is preview, done or problem
export interface ImportRequest {
  format: 'csv' | 'xlsx' | 'json';
  /** text; base64 for xlsx */ content: string;
  /** absent: only a preview */ apply?: {
    /** of the preview that was looked at */ digest: string;
    /** conflicts to overwrite all the same */ take: { key: string; language: string }[] | 'all';
    publish?: boolean;
  };
}
export type ImportLine =
  | { type: 'progress'; step: 'reading' | 'checking' | 'writing'; done: number; total: number }
  | { type: 'preview'; preview: ImportPreview }
  | { type: 'done'; written: number; published: number }
  | { type: 'problem'; problem: Problem };
export interface ImportPreview {
  digest: string;
  rows: number;
  unchanged: number;
  /** the first 500 of each, with how many there are */
  changes: {
    total: number;
    first: {
      key: string;
      language: string;
      before: string | null;
      after: string;
      findings: CopyFinding[];
    }[];
  };
  conflicts: {
    total: number;
    first: {
      key: string;
      language: string;
      before: string | null;
      current: string | null;
      changedBy: string;
      after: string;
    }[];
  };
  refused: {
    total: number;
    first: { row: number; key: string; language: string | null; reason: string }[];
  };
}

/* ---- operations: the operator API (src/operator: views and requests there) at api/operations/handoffs, /switches, /nodes ---- */
