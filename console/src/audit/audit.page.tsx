import { Button, Stack } from '@mantine/core';
import { IconActivity, IconRefresh } from '@tabler/icons-react';
import { Loaded } from '../records/loaded.js';
import { Pager, usePosition } from '../records/pager.js';
import { useText } from '../texts/text.hook.js';
import { EmptyState } from '../ui/empty.state.js';
import { Page } from '../ui/page.js';
import { useAuditFilter } from './audit.filter.js';
import { AuditFilters } from './audit.filters.js';
import { useAudit } from './audit.queries.js';
import { AuditTable } from './audit.table.js';

/** Who did what, latest first. */
export function AuditPage() {
  const text = useText();
  const { filter, setFilter, isNarrowed } = useAuditFilter();
  const audit = useAudit(filter, usePosition());
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
      <AuditFilters filter={filter} onChange={setFilter} />
      <Loaded query={audit}>
        {({ events, next }) =>
          events.length > 0 ? (
            <Stack>
              <AuditTable events={events} />
              <Pager next={next}>{text('audit.older')}</Pager>
            </Stack>
          ) : (
            <EmptyState
              icon={<IconActivity size={24} />}
              title={text(isNarrowed ? 'audit.none.match' : 'audit.none')}
              detail={text(isNarrowed ? 'audit.none.widen' : 'audit.none.detail')}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
