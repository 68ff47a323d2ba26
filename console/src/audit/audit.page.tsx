import { Button, Stack } from '@mantine/core';
import { IconActivity, IconRefresh } from '@tabler/icons-react';
import { Loaded } from '../records/loaded.js';
import { MoreButton } from '../records/more.button.js';
import { useText } from '../texts/text.hook.js';
import { EmptyState } from '../ui/empty.state.js';
import { Page } from '../ui/page.js';
import { useAudit } from './audit.queries.js';
import { AuditTable } from './audit.table.js';

/** Who did what, latest first. */
export function AuditPage() {
  const text = useText();
  const audit = useAudit();
  const refresh = (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={audit.isRefetching}
      onClick={() => void audit.refetch()}
    >
      {text('audit.refresh')}
    </Button>
  );
  return (
    <Page title={text('audit.title')} about={text('audit.about')} actions={refresh}>
      <Loaded query={audit}>
        {(events) =>
          events.length > 0 ? (
            <Stack>
              <AuditTable events={events} />
              <MoreButton query={audit}>{text('audit.older')}</MoreButton>
            </Stack>
          ) : (
            <EmptyState
              icon={<IconActivity size={24} />}
              title={text('audit.none')}
              detail={text('audit.none.detail')}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
