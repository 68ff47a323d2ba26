/** The lists of the status page. */
export const SECTIONS = {
  'operations.nodes': 'Nodes',
  'operations.nodes.description': 'Most trouble first. Figures of {period}.',
  'operations.nodes.node': 'Node',
  'operations.nodes.unknown': 'Nodes without a method',
  'operations.nodes.calls': 'Calls',
  'operations.nodes.failures': 'Failed',
  'operations.nodes.failures.none': 'None',
  'operations.nodes.failures.of': '{failures} ({share})',
  'operations.nodes.causes': 'Why',
  'operations.nodes.cause': '{cause}: {count}',
  'operations.nodes.speed': 'Deadline used',
  'operations.nodes.speed.p95': 'p95 {p95}',
  'operations.nodes.speed.p50': 'p50 {p50}',
  'operations.nodes.handoffs': 'Handoffs',
  'operations.nodes.handoffs.of': '{handoffs} ({share})',
  'operations.nodes.state': 'State',
  'operations.nodes.open-on':
    '{count, plural, one {Not called on # replica} other {Not called on # replicas}}',
  'operations.nodes.switch': 'Switch…',
  'operations.nodes.switch.of': 'Switch the node {node}',
  'operations.nodes.all': 'Show all {count} nodes',
  'operations.nodes.none': 'No node was called in {period}.',

  'operations.pending': 'Chats that wait for an agent',
  'operations.pending.description':
    'Yellow after {warning}, red after {critical}. The oldest first.',
  'operations.pending.none': 'No chat waits.',
  'operations.pending.age': 'Waits for',
  'operations.pending.node': 'Node',
  'operations.pending.team': 'Team',
  'operations.pending.team.default': 'Default',
  'operations.pending.attempts': 'Attempts',
  'operations.pending.expires': 'Given up',
  'operations.pending.open': 'All pending handoffs',
  'operations.pending.lost': 'Handoffs that were given up',
  'operations.pending.more': '{count} more wait.',
  'operations.pending.desk': 'The agent desk of {bot} is not called: it failed too often.',

  'operations.unknown': 'Unknown nodes',
  'operations.unknown.description':
    'The bot calls these nodes, but no method handles them: a typing error in Haptik or in @HaptikNode().',
  'operations.unknown.name': 'Name in the call',
  'operations.unknown.nearest': 'Did you mean',
  'operations.unknown.nearest.none': 'No similar node',
  'operations.unknown.handled': 'Answered by the fallback of the bot',
  'operations.unknown.calls': 'Calls',
  'operations.unknown.last': 'Last call',

  'operations.signatures': 'Refused signatures',
  'operations.signatures.description':
    'These requests were answered with 401. A few without a header are usual on the internet; others are a mistake in a secret or a proxy.',
  'operations.signatures.cause': 'Cause and cure',
  'operations.signatures.bot': 'Bot',
  'operations.signatures.count': 'Requests',
  'operations.signatures.last': 'Last one',
  'operations.outdated': 'Old secrets in use',
  'operations.outdated.description':
    'Calls still come with these secrets. Type the current one on the Integration tab of each node before you remove them.',
  'operations.outdated.secret': 'Secret',

  'operations.never': 'Nodes that were not called',
  'operations.never.description':
    'Methods without a call in {period}: {count, plural, one {# node} other {# nodes}}. No longer used, or called by another name.',

  'operations.replicas': 'Replicas',
  'operations.replicas.description':
    'Processes of the application that share the database {database}.',
  'operations.replicas.embedded': 'One process with an embedded database.',
  'operations.replicas.id': 'Replica',
  'operations.replicas.current': 'answers this page',
  'operations.replicas.version': 'Version',
  'operations.replicas.started': 'Started',
  'operations.replicas.reported': 'Last report',
  'operations.replicas.state': 'State',
  'operations.replicas.missing': 'Missing',
  'operations.replicas.reporting': 'Reports',
  'operations.replicas.none': 'No replica has reported yet.',

  'operations.empty': 'No calls in {period}',
  'operations.empty.detail': 'The bot may be quiet. A longer period shows whether it ever called.',
  'operations.empty.week': 'Show the last 7 days',
  'operations.empty.new': 'No calls yet',
  'operations.empty.new.detail': 'Connect the bot in three steps:',
  'operations.empty.step.nodes':
    '{count, plural, =0 {Write a method with @HaptikNode() for a node of the bot.} one {Check the node that this application handles: {names}.} other {Check the # nodes that this application handles: {names}.}}',
  'operations.empty.step.secret':
    'In Haptik, on the Integration tab of each node, enter the URL of the webhook and the secret.',
  'operations.empty.step.send': 'Send a call. It appears here within seconds:',
} as const;
