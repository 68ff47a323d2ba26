import type {
  Flow,
  NodeList,
  NodeRef,
  PlaygroundNode,
  Preset,
  RunSummary,
} from './playground.contract.js';

interface NodeSources {
  readonly appNodes: NodeList;
  readonly flow: Flow;
  readonly presets: readonly Preset[];
  readonly runs: readonly RunSummary[];
}

/** All nodes that are known, each once: of the app, then of the flow and the presets, then of former calls. */
export function collectNodes({ appNodes, flow, presets, runs }: NodeSources): NodeList {
  const drawn = [
    ...flow.steps,
    ...flow.steps.flatMap(({ buttons, otherwise }) => [
      ...Object.values(buttons),
      ...(otherwise ? [otherwise] : []),
    ]),
    ...(flow.fallback ? [flow.fallback] : []),
    ...presets.map(({ input }) => input),
  ].map((ref) => toNode(ref, 'flow'));
  const called = runs.map((run) => toNode(run, 'run'));
  const nodes = new Map<string, PlaygroundNode>();
  for (const node of [...appNodes, ...drawn, ...called]) {
    const key = JSON.stringify([node.bot ?? null, node.name]);
    if (!nodes.has(key)) nodes.set(key, node);
  }
  return [...nodes.values()];
}

function toNode({ bot, node }: NodeRef, source: PlaygroundNode['source']): PlaygroundNode {
  return { ...(bot !== undefined && { bot }), name: node, source };
}
