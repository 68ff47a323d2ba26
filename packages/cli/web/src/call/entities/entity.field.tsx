import { ActionIcon, Button, Collapse, Group, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments, IconTrash } from '@tabler/icons-react';
import { EntityDetails } from './entity.details.js';
import { type EntityDraft, hasHiddenParts } from './entity.draft.js';
import type { EntityDefinition } from './entity.schema.js';
import { EntityValue } from './entity.value.js';

interface EntityFieldProps {
  readonly definition: EntityDefinition;
  readonly draft: EntityDraft;
  readonly onChange: (draft: EntityDraft) => void;
  readonly onRemove: () => void;
  /** Whether the node declares the entity. */
  readonly isDeclared: boolean;
}

/** The value of an entity, and how Haptik found it. */
export function EntityField({
  definition,
  draft,
  onChange,
  onRemove,
  isDeclared,
}: EntityFieldProps) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const { name } = definition;
  return (
    <div>
      <EntityValue
        definition={definition}
        draft={draft}
        onChange={onChange}
        side={
          <>
            <Tooltip label="Kind of value, detection and original text">
              <ActionIcon
                variant={isDetailed(draft) ? 'light' : 'subtle'}
                color={isDetailed(draft) ? 'iris' : 'gray'}
                size={30}
                aria-label={`Kind of value, detection and original text of ${name}`}
                aria-expanded={isOpen}
                onClick={toggle}
              >
                <IconAdjustments size={17} />
              </ActionIcon>
            </Tooltip>
            {!isDeclared && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={30}
                aria-label={`Remove ${name}`}
                onClick={onRemove}
              >
                <IconTrash size={17} />
              </ActionIcon>
            )}
          </>
        }
      />
      {hasHiddenParts(draft) && (
        <Group gap={8} mt={4} justify="space-between" wrap="nowrap">
          <Text size="xs" c="dimmed">
            {describeItems(draft)}
          </Text>
          <Button size="compact-xs" variant="default" flex="none" onClick={onRemove}>
            Leave it out
          </Button>
        </Group>
      )}
      <Collapse expanded={isOpen}>
        <EntityDetails name={name} draft={draft} onChange={onChange} />
      </Collapse>
    </div>
  );
}

function describeItems({ items }: EntityDraft): string {
  const { length } = items ?? [];
  if (length === 0) return `Sent as ${items ? '[]' : 'null'}, as in the call.`;
  const what = length === 1 ? 'its item' : `its ${length} items`;
  return `Sent with all keys of ${what}, as in the call. An edit replaces them.`;
}

function isDetailed({ detection, originalText }: EntityDraft): boolean {
  return originalText !== undefined || detection !== 'message';
}
