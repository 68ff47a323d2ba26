import { ActionIcon, Button, Group, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { IconArrowRight, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { FlowStep, NodeRef } from '../api/page.contract.js';
import { nodeKey } from '../call/call.draft.js';
import { CommittedInput } from '../call/conversation/committed.input.js';
import { withButton, withOtherwise, withTextEntity, withoutButton } from './flow.changes.js';
import classes from './flow.module.css';
import { toNodeOptions } from './node.options.js';

interface FlowStepCardProps {
  readonly step: FlowStep;
  readonly refs: readonly NodeRef[];
  readonly onChange: (step: FlowStep) => void;
  readonly onRemove: () => void;
}

/** A node in the flow: what leads to it, and where its buttons lead. */
export function FlowStepCard({ step, refs, onChange, onRemove }: FlowStepCardProps) {
  return (
    <fieldset className={classes.step}>
      <legend className={classes.legend}>{step.node}</legend>
      <Group justify="space-between" wrap="nowrap">
        <Switch
          size="xs"
          label="End node: a success completes the chat"
          checked={step.isEndNode}
          onChange={({ currentTarget }) => onChange({ ...step, isEndNode: currentTarget.checked })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Remove ${step.node} from the flow`}
          onClick={onRemove}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </Group>
      <TagsInput
        size="xs"
        label="Texts that lead here"
        placeholder={step.says.length === 0 ? 'Where is my order?' : ''}
        value={[...step.says]}
        onChange={(says) => onChange({ ...step, says })}
      />
      <CommittedInput
        label="Entity that gets the text"
        placeholder="none"
        value={step.textEntity ?? ''}
        onCommit={(name) => onChange(withTextEntity(step, name.trim()))}
      />
      {Object.entries(step.buttons).map(([label, next]) => (
        <ButtonRow
          key={label}
          label={label}
          next={next}
          refs={refs}
          onChange={(ref) => onChange(withButton(step, label, ref))}
          onRemove={() => onChange(withoutButton(step, label))}
        />
      ))}
      <Select
        size="xs"
        searchable
        clearable
        label="Anything else that is said or sent here"
        placeholder="Not drawn"
        data={toNodeOptions(withRef(refs, step.otherwise))}
        value={step.otherwise ? nodeKey(step.otherwise) : null}
        onChange={(key) =>
          onChange(withOtherwise(step, withRef(refs, step.otherwise).find(has(key))))
        }
        clearButtonProps={{ 'aria-label': `Nothing else at ${step.node}` }}
      />
      <NewButton
        onAdd={(label) => onChange(withButton(step, label, refs[0] ?? { node: step.node }))}
      />
    </fieldset>
  );
}

interface ButtonRowProps {
  readonly label: string;
  readonly next: NodeRef;
  readonly refs: readonly NodeRef[];
  readonly onChange: (next: NodeRef) => void;
  readonly onRemove: () => void;
}

function ButtonRow({ label, next, refs, onChange, onRemove }: ButtonRowProps) {
  const known = withRef(refs, next);
  return (
    <Group gap={6} wrap="nowrap">
      <bdi className={classes.button}>{label}</bdi>
      <IconArrowRight size={14} role="img" aria-label="leads to" />
      <Select
        flex={1}
        size="xs"
        searchable
        allowDeselect={false}
        aria-label={`Node that “${label}” leads to`}
        data={toNodeOptions(known)}
        value={nodeKey(next)}
        onChange={(key) => {
          const ref = known.find(has(key));
          if (ref) onChange(ref);
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Remove the button ${label}`}
        onClick={onRemove}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </Group>
  );
}

/** The nodes with one that the app may not know any more. */
function withRef(refs: readonly NodeRef[], ref: NodeRef | undefined): readonly NodeRef[] {
  return !ref || refs.some(has(nodeKey(ref))) ? refs : [...refs, ref];
}

const has =
  (key: string | null) =>
  (ref: NodeRef): boolean =>
    nodeKey(ref) === key;

function NewButton({ onAdd }: { onAdd: (label: string) => void }) {
  const [label, setLabel] = useState('');
  const add = (): void => {
    if (label.trim() !== '') onAdd(label.trim());
    setLabel('');
  };
  return (
    <Group gap={6} wrap="nowrap" align="flex-end">
      <TextInput
        flex={1}
        size="xs"
        dir="auto"
        label="Button or text of the user"
        placeholder="Track it"
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Enter' && add()}
      />
      <Button size="xs" variant="default" disabled={label.trim() === ''} onClick={add}>
        Add
      </Button>
    </Group>
  );
}
