import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { usePlayground } from '../../api/playground.state.hook.js';
import { omit } from '../../api/omit.js';
import { usePage } from '../../app/page.context.js';
import { draftEntities, withEntities } from '../call.draft.js';
import { findNode } from '../find.node.js';
import { EMPTY_DRAFT, type EntityDraft, type ValueKind } from './entity.draft.js';
import { EntityField } from './entity.field.js';
import { type EntityDefinition, readEntityDefinitions } from './entity.schema.js';
import classes from './entity.module.css';

/** The entities of the node: those that its class declares, and any others. */
export function EntityForm() {
  const { nodes } = usePlayground();
  const { draft, changeDraft } = usePage();
  const drafts = draftEntities(draft);
  const declared = readEntityDefinitions(findNode(nodes, draft)?.entities);
  const others = Object.keys(drafts)
    .filter((name) => !declared.some((definition) => definition.name === name))
    .map(toFreeDefinition);
  const change = (name: string, entity: EntityDraft | undefined): void =>
    changeDraft((old) => {
      const given = draftEntities(old);
      return withEntities(old, entity ? { ...given, [name]: entity } : omit(given, name));
    });
  return (
    <Stack gap={10} role="group" aria-labelledby="entities-title">
      <h3 className={classes.title} id="entities-title">
        Entities
      </h3>
      {declared.length + others.length === 0 && (
        <Text size="sm" c="dimmed">
          {draft.node === ''
            ? 'Choose a node to see the entities it needs.'
            : 'This node declares no entities. Add one to send it anyway.'}
        </Text>
      )}
      {[...declared, ...others].map((definition) => (
        <EntityField
          key={definition.name}
          definition={definition}
          draft={drafts[definition.name] ?? toEmptyDraft(definition)}
          onChange={(entity) => change(definition.name, entity)}
          isDeclared={!others.includes(definition)}
          onRemove={() => change(definition.name, undefined)}
        />
      ))}
      <AddEntity onAdd={(name) => change(name, EMPTY_DRAFT)} />
    </Stack>
  );
}

/** A class that declares a list or an object gets one. */
function toEmptyDraft({ input: { kind } }: EntityDefinition): EntityDraft {
  const own: ValueKind = kind === 'list' || kind === 'json' ? kind : 'text';
  return { ...EMPTY_DRAFT, kind: own };
}

const toFreeDefinition = (name: string): EntityDefinition => ({
  name,
  input: { kind: 'text' },
  isRequired: false,
  hints: [],
  example: '',
});

function AddEntity({ onAdd }: { onAdd: (name: string) => void }) {
  const [name, setName] = useState<string>();
  if (name === undefined)
    return (
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={13} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setName('')}
      >
        Add an entity
      </Button>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onAdd(name.trim());
        setName(undefined);
      }}
    >
      <Group gap={6} align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          size="xs"
          label="Name of the entity"
          placeholder="order_id"
          // The developer has just asked for this field.
          data-autofocus
          ref={(input) => input?.focus()}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default">
          Add
        </Button>
      </Group>
    </form>
  );
}
