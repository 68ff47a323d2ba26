import { Stack } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { Loaded } from '../records/loaded.js';
import { Pager, usePosition } from '../records/pager.js';
import { useText } from '../texts/text.hook.js';
import { EmptyState } from '../ui/empty.state.js';
import { Page } from '../ui/page.js';
import { useHandoffFilter } from './handoff.filter.js';
import { HandoffFilters } from './handoff.filters.js';
import { HandoffTotals } from './handoff.totals.js';
import { useHandoffs } from './handoffs.queries.js';
import { HandoffsTable } from './handoffs.table.js';

/** Chats that a human agent was promised. */
export function HandoffsPage() {
  const text = useText();
  const { filter, setFilter } = useHandoffFilter();
  const handoffs = useHandoffs(filter, usePosition());
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <Page title={text('handoffs.title')} about={text('handoffs.about')}>
      <Stack gap="lg">
        <HandoffTotals />
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
                title={text(isNarrowed ? 'handoffs.none.match' : 'handoffs.none')}
                detail={text(isNarrowed ? 'handoffs.none.widen' : 'handoffs.none.detail')}
              />
            )
          }
        </Loaded>
      </Stack>
    </Page>
  );
}
