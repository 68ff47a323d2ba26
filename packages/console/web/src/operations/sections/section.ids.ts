/** The ids of the sections of the page, for links. */
export const SECTION_IDS = {
  charts: 'charts',
  nodes: 'nodes',
  pending: 'pending-chats',
  unknown: 'unknown-nodes',
  signatures: 'signatures',
  outdated: 'old-secrets',
  never: 'never-called',
  replicas: 'replicas',
} as const;
