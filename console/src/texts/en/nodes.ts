export const NODES = {
  'nodes.title': 'Switches',
} as const;
