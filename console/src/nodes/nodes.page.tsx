import { Stack } from '@mantine/core';
import { IconToggleRight } from '@tabler/icons-react';
import { useState } from 'react';
import { Loaded } from '../records/loaded.js';
import { useText } from '../texts/text.hook.js';
import { EmptyState } from '../ui/empty.state.js';
import { Page } from '../ui/page.js';
import { BotSection } from './bot.section.js';
import type { SwitchTarget } from './node.views.js';
import { useBots } from './nodes.queries.js';
import { SwitchDialog } from './switch.dialog.js';

/** What answers the calls of the bots, and what keeps it from being called. */
export function NodesPage() {
  const text = useText();
  const bots = useBots();
  const [target, setTarget] = useState<SwitchTarget>();
  return (
    <Page title={text('nodes.title')} about={text('nodes.about')}>
      <Loaded query={bots}>
        {(list) =>
          list.length > 0 ? (
            <Stack gap="xl">
              {list.map((bot) => (
                <BotSection key={bot.bot} bot={bot} onSwitch={setTarget} />
              ))}
            </Stack>
          ) : (
            <EmptyState
              icon={<IconToggleRight size={24} />}
              title={text('nodes.none')}
              detail={text('nodes.none.detail')}
            />
          )
        }
      </Loaded>
      {target && <SwitchDialog target={target} onClose={() => setTarget(undefined)} />}
    </Page>
  );
}
