import { Button } from '@mantine/core';
import { IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import { EmptyState } from '@nestjs-haptik/ui';
import { isProblem } from '../api/problem.error.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** Replaces content that could not be loaded. */
export function ProblemState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const text = useTranslate();
  const isDenied = isProblem(error, 'forbidden');
  return (
    <div role="alert">
      <EmptyState
        icon={isDenied ? <IconLock size={24} /> : <IconPlugConnectedX size={24} />}
        title={text(isDenied ? 'ui.denied' : 'ui.problem')}
        detail={isProblem(error) ? error.message : text('ui.unknown-problem')}
      >
        {onRetry && !isDenied && (
          <Button variant="default" onClick={onRetry} mt="xs">
            {text('ui.retry')}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}
