import { Stack } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { EmptyState } from '@nestjs-haptik/ui';
import { Loaded } from '../records/loaded.js';
import { Pager, useCursor } from '../records/pager.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { useHandoffFilter } from './handoff.filter.hook.js';
import { HandoffFilters } from './handoff.filters.js';
import { HandoffTotalsSection } from './handoff.totals.section.js';
import { useHandoffs } from './handoffs.queries.js';
import { HandoffsTable } from './handoffs.table.js';

/** The list of handoffs. */
export function HandoffsPage() {
  const text = useTranslate();
  const { filter, setFilter } = useHandoffFilter();
  const handoffs = useHandoffs(filter, useCursor());
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Page title={text('handoffs.title')} description={text('handoffs.description')}>
      <Stack gap="lg">
        <HandoffTotalsSection />
        <HandoffFilters filter={filter} onChange={setFilter} />
        <Loaded query={handoffs}>
          {({ entries, next }) =>
            entries.length > 0 ? (
              <Stack>
                <HandoffsTable entries={entries} />
                <Pager next={next}>{text('handoffs.more')}</Pager>
              </Stack>
            ) : (
              <EmptyState
                icon={<IconHeadset size={24} />}
                title={text(isFiltered ? 'handoffs.none.match' : 'handoffs.none')}
                detail={text(isFiltered ? 'handoffs.none.widen' : 'handoffs.none.detail')}
              />
            )
          }
        </Loaded>
      </Stack>
    </Page>
  );
}
