import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '@nestjs-haptik/ui';
import { useTranslate } from '../i18n/translate.hook.js';
import { usePageTitle } from '../ui/page.title.hook.js';

export function NotFoundPage() {
  const text = useTranslate();
  usePageTitle(text('ui.not-found'));
  return (
    <EmptyState
      icon={<IconMapOff size={24} />}
      title={text('ui.not-found')}
      detail={text('ui.not-found.detail')}
    >
      <Button component={Link} to="/messages" variant="default" mt="xs">
        {text('ui.to-messages')}
      </Button>
    </EmptyState>
  );
}
