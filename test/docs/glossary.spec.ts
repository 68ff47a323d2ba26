import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['src', 'packages', 'docs', 'examples', 'config', 'deploy'];
const TEXT_FILE = /\.(ts|tsx|js|mjs|css|md|json|ya?ml|txt|ejs)$/;
/** Generated, or of others. */
const IGNORED = /(^|\/)(node_modules|dist|cache|\.vitepress|\.haptik)\/|^docs\/reference\//;

/** Names that the project does not use, since each has a standard term, which is on the right. */
const NAMES: Record<string, string> = {
  // core
  DoorRequest: 'RawBodyRequest',
  DeliveryGuard: 'WebhookRequestGuard',
  NodeSecretPipe: 'NodeSecretGuard',
  Proof: 'VerifiedSignature',
  Evidence: 'SignatureDiagnosisInput',
  BodyEvidence: 'body inspection',
  findBodyEvidence: 'guessReason',
  Keyring: 'BotSecrets',
  Keyrings: 'SecretsService',
  isSameWord: 'timingSafeEqualStrings',
  refuseAfter: 'withDeadline',
  inTime: 'withTimeout',
  Breakdown: 'NodeFailure',
  CircuitPlace: 'CircuitKey',
  SwitchBoard: 'SwitchState',
  SwitchOrder: 'SwitchCommand',
  StoreFollower: 'StoreSynchronizer',
  HintLog: 'ChannelWarningLogger',
  faultKindOf: 'errorCode',
  loggable: 'redactForLog',
  mayHaveHappened: 'isOutcomeUnknown',
  // handoff
  HandoffWish: 'HandoffReplyOptions',
  standsFor: 'dedupeWindowMs',
  handoffStanding: 'handoffAlreadyActive',
  LoopGuard: 'InMemoryHandoffOutbox',
  HandoffLedger: 'HandoffOutbox',
  HandoffCourier: 'HandoffDeliverer',
  DeskCourier: 'AgentDeskDeliverer',
  DeskCaller: 'AgentDeskClient',
  NoDesk: 'NullAgentDesk',
  HandoffBook: 'HandoffRepository',
  BookKeeper: 'StoredHandoffsService',
  HandoffsService: 'StoredHandoffsService',
  OperatedApp: 'OperatorContext',
  promisedAt: 'createdAt',
  giveUpAfter: 'expireAfterMs',
  longestPause: 'maxBackoffMs',
  attemptTime: 'attemptTimeoutMs',
  atOnce: 'concurrency',
  keepDays: 'retentionDays',
  HandoffBacklog: 'PendingHandoffs, or InMemoryHandoffBacklog',
  revive: 'requeue',
  whoActs: 'identifyOperator',
  // copy and storage
  CopyBook: 'CopyRepository',
  CopyStore: 'PublishedCopySource',
  CopyWriter: 'CopyRenderer, or CopyRowWriter',
  CatalogueWriter: 'CatalogRenderer',
  CarefulWriter: 'CatalogRenderer',
  CopyJournal: 'CopyHistoryTable',
  LiveCopy: 'PublishedCopyCache',
  CopyKeeper: 'CopySnapshotService',
  CopyRefusal: 'CopyStateError',
  goBack: 'revertTo',
  checkWords: 'validateCopyInput',
  'outer-space': 'surrounding-whitespace',
  'unseen-character': 'invisible-character',
  YoungCache: 'TwoGenerationCache',
  bringUpToDate: 'runMigrations',
  PatientClient: 'ResilientPgClient',
  sparingly: 'rateLimitedLog',
  withoutValues: 'sanitizeDatabaseError',
  NoticeListener: 'PgNotificationListener',
  // console
  CopyShelf: 'CopyService',
  ViewMaker: 'CopyViewMapper',
  Breather: 'EventLoopYielder',
  GroundReader: 'ImportContextLoader',
  ImportGround: 'ImportContext',
  FilterGround: 'FilterContext',
  CellPlan: 'CellImportDecision',
  ImportGate: 'ImportLimiter',
  LineStream: 'NdjsonStream',
  KeyFollower: 'KeyIndexSynchronizer',
  judge: 'validate',
  Newcomers: 'InvitationsService',
  ConsoleEntry: 'SignInService',
  UserDesk: 'UsersService',
  ConsoleUsers: 'UsersRepository',
  whoAsks: 'authenticate',
  ConsoleAccess: 'Principal',
  shutOut: 'revokeAccess',
  ProxyWatch: 'ProxyHeaderCheck',
  MayBeEmpty: 'EmptyToUndefined',
  IsMoment: 'IsIsoDate',
  // HSL, testing, browser
  CallSketch: 'CallInput',
  PlatformDoor: 'EmulatorServer',
  ReplyJudge: 'ReplyValidator',
  DraftKeeper: 'DraftAutosave',
  DraftShelf: 'LocalDraftStorage',
  ReasonedButton: 'ExplainedButton',
};

/** The same for prose. */
const PHRASES: [RegExp, string][] = [
  [/\bhand-?overs?\b/i, 'handoff'],
  [/\b(some|no)body\b/i, 'the role, such as "a user"'],
  [/\bwhoever\b/i, 'the role, such as "a user"'],
  [/\bdoors?\b/i, 'endpoint'],
  [/\b(is|are) told\b/i, 'the sentence in the active voice'],
  [/(?<!\bthere )\b(is|are) none\b/i, '"is not one"'],
  [/\bof (its|their) own\b/i, '"separate", or "without a …"'],
];

const WORDS: [RegExp, string][] = [
  ...Object.entries(NAMES).map(([name, term]): [RegExp, string] => [RegExp(`\\b${name}\\b`), term]),
  ...PHRASES,
];

/** Addresses of pages of Haptik contain words of Haptik, and so do the names of these pages. */
const ADDRESSES = /https?:\/\/\S+/g;
const PAGES = /https?:\/\/\S+|\[[^\]]+\]|\b[\w-]+\.md\b/g;

const files = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  ),
].filter((file) => TEXT_FILE.test(file) && !IGNORED.test(file));

it('code, texts and pages use the standard terms', () => {
  const found = files.flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const text = line.replaceAll(file === 'docs/protocol.md' ? PAGES : ADDRESSES, '');
        const word = WORDS.find(([pattern]) => pattern.test(text));
        return word ? [`${file}:${index + 1}: "${text.match(word[0])?.[0]}" -> ${word[1]}`] : [];
      }),
  );
  expect(found).toEqual([]);
});
