import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { EmptyState } from '@nestjs-haptik/ui';
import { useTranslate } from '../i18n/translate.hook.js';

/** Shown when a page throws, or its code cannot be loaded after an update of the server. */
export function CrashPage() {
  const text = useTranslate();
  return (
    <main role="alert">
      <EmptyState
        icon={<IconBug size={24} />}
        title={text('ui.problem')}
        detail={text('ui.unknown-problem')}
      >
        <Button onClick={() => window.location.reload()} mt="xs">
          {text('ui.reload')}
        </Button>
      </EmptyState>
    </main>
  );
}
