import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '@nestjs-haptik/ui';
import type { ImportLineJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';

interface ImportDoneProps {
  readonly name: string;
  readonly done: Extract<ImportLineJson, { type: 'done' }>;
  readonly onReset: () => void;
}

/** The number of written texts, with links to them. */
export function ImportDone({ name, done: { written, published }, onReset }: ImportDoneProps) {
  const text = useTranslate();
  return (
    <div role="status">
      <EmptyState
        icon={<IconCheck size={24} />}
        title={text('import.done', { count: written })}
        detail={text(published > 0 ? 'import.done.published' : 'import.done.drafts', {
          name,
          count: published,
        })}
      >
        <Group mt="xs">
          <Button component={Link} to={published > 0 ? '/history' : '/messages?filter=draft'}>
            {text(published > 0 ? 'import.done.history' : 'import.done.view')}
          </Button>
          <Button variant="default" onClick={onReset}>
            {text('import.done.more')}
          </Button>
        </Group>
      </EmptyState>
    </div>
  );
}
