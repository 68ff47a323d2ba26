import { Button, Stack } from '@mantine/core';
import { IconActivity, IconRefresh } from '@tabler/icons-react';
import { EmptyState } from '@nestjs-haptik/ui';
import { Loaded } from '../records/loaded.js';
import { Pager, useCursor } from '../records/pager.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { useAuditFilter } from './audit.filter.hook.js';
import { AuditFilters } from './audit.filters.js';
import { useAudit } from './audit.queries.js';
import { AuditTable } from './audit.table.js';

/** The audit log, latest entry first. */
export function AuditLogPage() {
  const text = useTranslate();
  const { filter, setFilter, isFiltered } = useAuditFilter();
  const audit = useAudit(filter, useCursor());
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
    <Page title={text('audit.title')} description={text('audit.description')} actions={refresh}>
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
              title={text(isFiltered ? 'audit.none.match' : 'audit.none')}
              detail={text(isFiltered ? 'audit.none.widen' : 'audit.none.detail')}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
