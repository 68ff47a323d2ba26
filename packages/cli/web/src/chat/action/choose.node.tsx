import { Button, Group, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/playground.api.js';
import type { ActionResult, Flow, NodeRef, PressInput } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { useAction } from '../../app/action.hook.js';
import { useCalls } from '../../app/runs.hook.js';
import { nodeKey, toNodeRef } from '../../call/call.draft.js';
import { toNodeOptions } from '../../flow/node.options.js';
import { listMemories } from './flow.memory.js';

interface ChooseNodeProps {
  readonly result: Extract<ActionResult, { kind: 'choose-node' }>;
  /** What was pressed; undefined for a text that was typed. */
  readonly pressed: PressInput | undefined;
  /** The node whose message was answered; the one called last if it was typed. */
  readonly from: NodeRef | undefined;
  readonly onDone: () => void;
}

/** Asks which node answers what the user wrote or pressed, and keeps the answer in the flow. */
export function ChooseNode({ result, pressed, from, onDone }: ChooseNodeProps) {
  const { nodes, flow } = usePlayground();
  const [key, setKey] = useState<string | null>(null);
  const memories = listMemories({ result, from, isTyped: !pressed });
  const [kept, setKept] = useState(0);
  const { press, say } = useCalls();
  const keep = useAction((changed: Flow) => api.put('flow', changed));
  const refs = nodes.map(toNodeRef);
  const chosen = refs.find((ref) => nodeKey(ref) === key);
  const send = async (node: NodeRef): Promise<void> => {
    const changed = memories[kept]?.remember(flow, node) ?? flow;
    if (changed !== flow) await keep.mutateAsync(changed);
    if (pressed) await press.mutateAsync({ ...pressed, ...node });
    else await say.mutateAsync({ text: result.text, ...node });
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
          <Button
            size="xs"
            type="submit"
            disabled={!chosen}
            loading={press.isPending || say.isPending}
          >
            Call it
          </Button>
        </Group>
        <NativeSelect
          size="xs"
          label="Remember in the flow"
          data={Array.from(memories.entries(), ([index, { label }]) => ({
            value: String(index),
            label,
          }))}
          value={String(kept)}
          onChange={({ currentTarget }) => setKept(Number(currentTarget.value))}
        />
      </Stack>
    </form>
  );
}
