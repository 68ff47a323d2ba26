import { Button, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/playground.api.js';
import type { ActionResult, Flow, NodeRef } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { useAction } from '../../app/action.hook.js';
import { useCalls } from '../../app/runs.hook.js';
import { nodeKey, toNodeRef } from '../../call/call.draft.js';
import { withAnswer } from '../../flow/flow.changes.js';
import { toNodeOptions } from '../../flow/node.options.js';

interface ChooseNodeProps {
  readonly result: Extract<ActionResult, { kind: 'choose-node' }>;
  /** The node whose message was answered; the one called last if it was typed. */
  readonly from: NodeRef | undefined;
  readonly onDone: () => void;
}

/** Asks which node answers what the user wrote or pressed, and keeps the answer in the flow. */
export function ChooseNode({ result, from, onDone }: ChooseNodeProps) {
  const { nodes, flow } = usePlayground();
  const [key, setKey] = useState<string | null>(null);
  const [isKept, setKept] = useState(true);
  const { call } = useCalls();
  const keep = useAction((changed: Flow) => api.put('flow', changed));
  const refs = nodes.map(toNodeRef);
  const chosen = refs.find((ref) => nodeKey(ref) === key);
  const send = async (node: NodeRef): Promise<void> => {
    if (isKept) await keep.mutateAsync(withAnswer(flow, from, result.text, node));
    const { text, entities } = result;
    await call.mutateAsync({ ...node, userMessage: text, ...(entities && { entities }) });
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // The requests report their own errors.
        if (chosen) send(chosen).catch(() => {});
      }}
    >
      <Stack gap={8}>
        <Text size="sm">
          The flow has no node for <bdi>“{result.text}”</bdi>. Which one answers?
        </Text>
        <Group gap={8} wrap="nowrap">
          <Select
            flex={1}
            size="xs"
            searchable
            aria-label="Node that answers"
            placeholder="Choose a node"
            data={toNodeOptions(refs)}
            value={key}
            onChange={setKey}
          />
          <Button size="xs" type="submit" disabled={!chosen} loading={call.isPending}>
            Call it
          </Button>
        </Group>
        <Checkbox
          size="xs"
          label="Remember it in the flow"
          checked={isKept}
          onChange={({ currentTarget }) => setKept(currentTarget.checked)}
        />
      </Stack>
    </form>
  );
}
