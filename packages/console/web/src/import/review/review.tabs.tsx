import { Badge, Tabs } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import type { ImportPreviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { ChangesTable } from './changes.table.js';
import { ImportConflictCards } from './import.conflict.cards.js';
import { RefusedTable } from './refused.table.js';
import styles from './review.tabs.module.css';
import type { ConflictSelection } from './conflict.selection.js';

interface ReviewTabsProps {
  readonly preview: ImportPreviewJson;
  readonly selection: ConflictSelection;
  readonly onSelect: (selection: ConflictSelection) => void;
}

/** Tabs of changes, conflicts and refused rows. Empty tabs are disabled. */
export function ReviewTabs({ preview, selection, onSelect }: ReviewTabsProps) {
  const text = useTranslate();
  const { changes, conflicts, refused } = preview;
  const totals = { changes: changes.total, conflicts: conflicts.total, refused: refused.total };
  const parts = ['changes', 'conflicts', 'refused'] as const;
  return (
    <Tabs defaultValue={parts.find((part) => totals[part] > 0) ?? 'changes'} keepMounted={false}>
      <Tabs.List>
        {parts.map((part) => (
          <Tabs.Tab
            key={part}
            value={part}
            className={styles.tab ?? ''}
            disabled={totals[part] === 0}
            rightSection={
              <Badge variant="default" size="sm">
                <FormattedNumber value={totals[part]} />
              </Badge>
            }
          >
            {text(`import.${part}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="changes" pt="sm">
        <ChangesTable changes={changes} />
      </Tabs.Panel>
      <Tabs.Panel value="conflicts" pt="sm">
        <ImportConflictCards conflicts={conflicts} selection={selection} onSelect={onSelect} />
      </Tabs.Panel>
      <Tabs.Panel value="refused" pt="sm">
        <RefusedTable refused={refused} />
      </Tabs.Panel>
    </Tabs>
  );
}
