/* The JSON types of the console's API, derived from the server's views: a mismatch does not compile. */
import type * as audit from '../../../server/audit/audit.views.js';
import type * as auth from '../../../server/auth/auth.views.js';
import type * as definition from '../../../server/copy/views/definition.view.js';
import type { FindingView } from '../../../server/copy/views/finding.view.js';
import type * as history from '../../../server/copy/views/history.view.js';
import type { ImportLine as Line } from '../../../server/files/import/import.line.js';
import type * as decided from '../../../server/files/import/import.request.js';
import type * as planned from '../../../server/files/import/import.view.js';
import type * as language from '../../../server/copy/languages/language.view.js';
import type * as message from '../../../server/copy/views/message.view.js';
import type * as operations from '../../../server/operations/operations.overview.views.js';
import type * as overview from '../../../server/copy/views/overview.view.js';
import type * as text from '../../../server/copy/views/text.view.js';
import type * as token from '../../../server/tokens/token.views.js';
import type * as user from '../../../server/users/user.views.js';
import type { Jsonify } from './jsonify.js';

export type {
  ConsolePermission as Right,
  ConsoleRole as Role,
  TokenScope as Scope,
} from '../../../server/common/console.permissions.js';
export type { KeyFilterName } from '../../../server/copy/list/key.filter.names.js';
export type { CopyUse } from 'nestjs-haptik/copy';

export type CopyFindingJson = Jsonify<FindingView>;
export type PlaceholderJson = Jsonify<definition.PlaceholderView>;
export type DefinitionJson = Jsonify<definition.DefinitionView>;
export type TextJson = Jsonify<text.TextView>;
export type MessageJson = Jsonify<message.MessageView>;
export type MessagePageJson = Jsonify<message.MessagePage>;
export type OverviewJson = Jsonify<overview.Overview>;
export type LanguageJson = Jsonify<language.LanguageView>;
export type HistoryEventJson = Jsonify<history.HistoryEvent>;
export type ImportRequestJson = Jsonify<decided.ImportRequest>;
export type ImportPreviewJson = Jsonify<planned.ImportPreview>;

export type OperationsOverviewJson = Jsonify<operations.OperationsOverview>;

export type SignInOptionsJson = Jsonify<auth.SignInMethods>;
export type InvitationJson = Jsonify<user.Invitee>;
export type CurrentUserJson = Jsonify<auth.CurrentUser>;
export type SessionJson = Jsonify<auth.SessionView>;
export type UserJson = Jsonify<user.UserView>;
export type TokenJson = Jsonify<token.TokenView>;
export type AuditEventJson = Jsonify<audit.AuditEvent>;

/**
 * The body of every response that is not 2xx. Written by hand, since the server builds it from exceptions.
 * Codes other than those of `ProblemCode` come from the browser and the operator API.
 */
export interface ProblemJson {
  readonly statusCode: number;
  readonly code: string;
  /** A message for users, with the cure. */
  readonly message: string;
  /** With `conflict`: the current texts. */
  readonly current?: readonly TextJson[];
  /** With `refused`: the failed checks. */
  readonly refused?: readonly {
    readonly key: string;
    readonly languageView: string;
    readonly findings: readonly CopyFindingJson[];
  }[];
  /** With `confirmation-required` for a language: the texts that would be removed. */
  readonly affected?: LanguageJson;
}

/** A line of the import response. */
export type ImportLineJson =
  | Jsonify<Exclude<Line, { type: 'problem' }>>
  | { readonly type: 'problem'; readonly problem: ProblemJson };
