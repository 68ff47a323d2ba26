/** The status page: its head and the four answers. */
export const STATUS = {
  'operations.title': 'Status',
  'operations.filters': 'Period and bot',
  'operations.range': 'Period',
  'operations.range.hour': 'Hour',
  'operations.range.day': 'Day',
  'operations.range.week': 'Week',
  'operations.bot': 'Bot',
  'operations.bot.all': 'All bots',
  'operations.period':
    '{range, select, hour {the last hour} day {the last 24 hours} other {the last 7 days}}',
  'operations.zone': 'Times in {zone}.',
  'operations.live': 'Live',
  'operations.live.at': '{time}',
  'operations.live.connecting': 'Connecting…',
  'operations.live.reconnecting': 'Reconnecting since {time}',
  'operations.live.polling': 'Refreshes every 10 seconds meanwhile. Figures of {time}.',
  'operations.live.lost': 'No new figures since {time}',
  'operations.live.lost.detail': 'Those below are of {time}.',
  'operations.answers': 'Four answers',
  'operations.answers.as-of': 'As of {time}.',
  'operations.answers.changed': '{question} {answer}',
  'operations.severity.good': 'Fine',
  'operations.severity.idle': 'No information',
  'operations.severity.warning': 'Warning',
  'operations.severity.critical': 'Critical',
  'operations.idle': 'No calls in {period}',
  'operations.off': 'Calls are not counted',
  'operations.off.detail':
    'This service counts no calls, so there are no figures of them. To turn the figures on, set HAPTIK_STATISTICS=on, or statistics of HaptikStorageModule to true.',

  'operations.up': 'Is it up?',
  'operations.up.yes': 'Yes',
  'operations.up.missing':
    '{missing, plural, one {Partly: 1 of {count} replicas is missing} other {Partly: # of {count} replicas are missing}}',
  'operations.up.unreachable': 'Unknown since {time}',
  'operations.up.unreachable.detail':
    'This page cannot reach the server. Check your own connection first.',
  'operations.up.database': 'Yes, but without its database since {time}',
  'operations.up.database.detail':
    'The bot answers with the texts it has. Handoffs and figures wait for the database.',
  'operations.up.refused': 'It runs, but refuses the calls of the bot',
  'operations.up.refused.some': 'Yes, but it refuses many requests',
  'operations.up.refused.detail':
    '{count, plural, one {# request} other {# requests}} with a wrong signature in {period}, {calls, plural, =0 {no call} one {# call} other {# calls}} with a right one.',
  'operations.up.slow-database': 'Yes, but its database is slow',
  'operations.up.slow-database.detail': 'A query took {milliseconds} ms.',
  'operations.up.replicas':
    '{count, plural, one {# replica} other {# replicas}}, {versions, plural, one {version {version}} other {# versions: {version}}}.',
  'operations.up.replica-missing': 'No report of {id} for {period}.',
  'operations.up.last-call': 'Last call {period} ago.',
  'operations.up.no-call': 'No call in {period}.',

  'operations.fast': 'Is it fast?',
  'operations.fast.yes': 'Yes: 95% of calls need at most {p95} of the deadline',
  'operations.fast.barely': 'Barely: 5% of calls need {p95} of the deadline or more',
  'operations.fast.mostly':
    'Mostly: {missed, plural, one {# call} other {# calls}} of {calls} missed the deadline',
  'operations.fast.no': 'No: {share} of calls miss the deadline',
  'operations.fast.half': 'Half need at most {p50}.',
  'operations.fast.slowest': 'Slowest: {node}, up to {p95}.',

  'operations.failing': 'Which node fails, and why?',
  'operations.failing.none':
    'None: {calls, plural, one {# call} other {# calls}} without a failure',
  'operations.failing.node':
    '{node}: {failures} of {calls, plural, one {# call} other {# calls}} failed',
  'operations.failing.open': '{node} is not called: it failed too often',
  'operations.failing.cause': '{cause}, {count, plural, one {once} other {# times}}.',
  'operations.failing.error': '“{message}”, {period} ago.',
  'operations.failing.more':
    '{count, plural, one {# more node fails} other {# more nodes fail}}, {failures, plural, one {# call} other {# calls}}.',
  'operations.failing.switched':
    '{count, plural, one {# node is} other {# nodes are}} switched off.',

  'operations.waiting': 'Who waits for an agent?',
  'operations.waiting.none': 'No chat waits',
  'operations.waiting.some':
    '{count, plural, one {# chat waits for {period}} other {# chats wait, the longest for {period}}}',
  'operations.waiting.from': 'From {node}.',
  'operations.waiting.retried':
    '{attempts, plural, =0 {Not tried yet.} one {Tried once.} other {Tried # times.}}',
  'operations.waiting.error': 'The agent desk says: “{message}”.',
  'operations.waiting.lost':
    '{count, plural, one {# chat was} other {# chats were}} given up in {period}',
  'operations.waiting.lost.detail': 'No agent took them. Retry them on the page Handoffs.',
  'operations.waiting.handed':
    '{count, plural, =0 {No handoff} one {# handoff} other {# handoffs}} in {period}.',
} as const;
