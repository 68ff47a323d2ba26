import { ActionIcon, Autocomplete, Collapse, Stack, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments, IconTrash } from '@tabler/icons-react';
import { omit } from '../../api/omit.js';
import { DETECTIONS, type EntityDraft } from './entity.draft.js';
import classes from './entity.module.css';
import type { EntityDefinition } from './entity.schema.js';
import { EntityValue } from './entity.value.js';

interface EntityFieldProps {
  readonly definition: EntityDefinition;
  readonly draft: EntityDraft;
  readonly onChange: (draft: EntityDraft) => void;
  /** For an entity that the node does not declare. */
  readonly onRemove?: () => void;
}

/** The value of an entity, and how Haptik found it. */
export function EntityField({ definition, draft, onChange, onRemove }: EntityFieldProps) {
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
            <Tooltip label="Detection and original text">
              <ActionIcon
                variant={isDetailed(draft) ? 'light' : 'subtle'}
                color={isDetailed(draft) ? 'iris' : 'gray'}
                size={30}
                aria-label={`Detection and original text of ${name}`}
                aria-expanded={isOpen}
                onClick={toggle}
              >
                <IconAdjustments size={17} />
              </ActionIcon>
            </Tooltip>
            {onRemove && (
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
      <Collapse expanded={isOpen}>
        <Stack gap={6} className={classes.details ?? ''}>
          <Autocomplete
            size="xs"
            label="Detection"
            description="Where Haptik found the value"
            data={DETECTIONS}
            value={draft.detection}
            onChange={(detection) => onChange({ ...draft, detection })}
          />
          <TextInput
            size="xs"
            label="Original text"
            description="What the user typed, if not the value"
            dir="auto"
            placeholder={draft.value}
            value={draft.originalText ?? ''}
            onChange={({ currentTarget: { value } }) => onChange(withOriginalText(draft, value))}
          />
        </Stack>
      </Collapse>
    </div>
  );
}

function isDetailed({ detection, originalText }: EntityDraft): boolean {
  return originalText !== undefined || detection !== 'message';
}

function withOriginalText(draft: EntityDraft, originalText: string): EntityDraft {
  return originalText === '' ? omit(draft, 'originalText') : { ...draft, originalText };
}
