import { Box } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { EmptyState } from '@nestjs-haptik/ui';
import { useTranslate } from '../../i18n/translate.hook.js';

export function GridEmpty({ isFiltered }: { isFiltered: boolean }) {
  const text = useTranslate();
  const name = isFiltered ? 'messages.none' : 'messages.none.at-all';
  return (
    <Box flex={1} role="status">
      <EmptyState
        icon={<IconMessageOff size={24} />}
        title={text(name)}
        detail={text(`${name}.detail`)}
      />
    </Box>
  );
}
