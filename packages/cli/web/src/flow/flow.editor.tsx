import { Select, Stack, Text } from '@mantine/core';
import { api } from '../api/playground.api.js';
import type { Flow, NodeRef } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { omit } from '../api/omit.js';
import { useAction } from '../app/action.hook.js';
import { nodeKey, toNodeRef } from '../call/call.draft.js';
import { withChangedStep, withStep, withoutStep } from './flow.changes.js';
import { FlowStepCard } from './flow.step.card.js';
import { toNodeOptions } from './node.options.js';

/** Where buttons and texts lead, as in Haptik's builder. */
export function FlowEditor() {
  const { flow, nodes } = usePlayground();
  const { mutate: save } = useAction((changed: Flow) => api.put('flow', changed));
  const refs = nodes.map(toNodeRef);
  const options = toNodeOptions(refs);
  const find = (key: string | null): NodeRef | undefined =>
    refs.find((ref) => nodeKey(ref) === key);
  const unused = options.filter(({ value }) => !flow.steps.some((step) => nodeKey(step) === value));
  return (
    <Stack gap={10}>
      <Text size="xs" c="dimmed">
        Haptik’s builder draws which node a button or a text leads to. Draw it here to play a whole
        conversation.
      </Text>
      {flow.steps.map((step) => (
        <FlowStepCard
          key={nodeKey(step)}
          step={step}
          refs={refs}
          onChange={(changed) => save(withChangedStep(flow, changed))}
          onRemove={() => save(withoutStep(flow, step))}
        />
      ))}
      <Select
        size="xs"
        searchable
        clearable={false}
        label="Add a step"
        placeholder="Choose a node"
        data={unused}
        value={null}
        onChange={(key) => {
          const ref = find(key);
          if (ref) save(withStep(flow, ref));
        }}
      />
      <Select
        size="xs"
        searchable
        clearable
        label="Node for everything else"
        placeholder="None: you are asked"
        data={options}
        value={flow.fallback ? nodeKey(flow.fallback) : null}
        onChange={(key) => {
          const rest = omit(flow, 'fallback');
          const ref = find(key);
          save(ref ? { ...rest, fallback: ref } : rest);
        }}
        clearButtonProps={{ 'aria-label': 'No node for everything else' }}
      />
    </Stack>
  );
}
