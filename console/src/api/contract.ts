/* The wire of the console's API, from the server's own views: what differs does not compile. */
import type * as people from '../../../src/console/console.views.js';
import type * as definition from '../../../src/console/copy/definition.view.js';
import type { FindingView } from '../../../src/console/copy/finding.view.js';
import type * as history from '../../../src/console/copy/history.view.js';
import type { ImportLine as Line } from '../../../src/console/copy/import/import.line.js';
import type * as decided from '../../../src/console/copy/import/import.request.js';
import type * as planned from '../../../src/console/copy/import/import.view.js';
import type * as language from '../../../src/console/copy/language.view.js';
import type * as message from '../../../src/console/copy/message.view.js';
import type * as overview from '../../../src/console/copy/overview.view.js';
import type * as text from '../../../src/console/copy/text.view.js';
import type { Wire } from './wire.js';

export type {
  ConsoleRight as Right,
  ConsoleRole as Role,
  TokenScope as Scope,
} from '../../../src/console/console.rights.js';
export type { Filter } from '../../../src/console/copy/list/filter.js';
export type { CopyUse } from '../../../src/copy/copy.use.js';

export type CopyFinding = Wire<FindingView>;
export type PlaceholderView = Wire<definition.PlaceholderView>;
export type DefinitionView = Wire<definition.DefinitionView>;
export type TextView = Wire<text.TextView>;
export type MessageView = Wire<message.MessageView>;
export type MessagePage = Wire<message.MessagePage>;
export type Overview = Wire<overview.Overview>;
export type LanguageView = Wire<language.LanguageView>;
export type HistoryEvent = Wire<history.HistoryEvent>;
export type ImportRequest = Wire<decided.ImportRequest>;
export type ImportPreview = Wire<planned.ImportPreview>;

export type SignInOptions = Wire<people.SignInOptions>;
export type InvitedPerson = Wire<people.InvitedPerson>;
export type Me = Wire<people.Me>;
export type SessionView = Wire<people.SessionView>;
export type UserView = Wire<people.UserView>;
export type TokenView = Wire<people.TokenView>;
export type AuditEvent = Wire<people.AuditEvent>;

/**
 * Every answer that is not 2xx. Written by hand, since the server puts it together from an exception.
 * Codes beyond those of `ProblemCode` come from the browser and the operator API.
 */
export interface Problem {
  readonly statusCode: number;
  readonly code: string;
  /** For people, with the cure. */
  readonly message: string;
  /** With `conflict`: the texts as they are now. */
  readonly current?: readonly TextView[];
  /** With `refused`: what fails a check. */
  readonly refused?: readonly {
    readonly key: string;
    readonly language: string;
    readonly findings: readonly CopyFinding[];
  }[];
  /** With `unconfirmed`, of a language: what would go with it. */
  readonly lost?: LanguageView;
}

/** A line of the answer to an import. */
export type ImportLine =
  | Wire<Exclude<Line, { type: 'problem' }>>
  | { readonly type: 'problem'; readonly problem: Problem };
