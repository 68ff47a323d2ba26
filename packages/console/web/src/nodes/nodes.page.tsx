import { Stack } from '@mantine/core';
import { IconToggleRight } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@nestjs-haptik/ui';
import { Loaded } from '../records/loaded.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { BotSection } from './bot.section.js';
import type { SwitchTarget } from './node.types.js';
import { useBots } from './nodes.queries.js';
import { SwitchDialog } from './switch.dialog.js';

/** The nodes of all bots, with their switches and circuits. */
export function NodesPage() {
  const text = useTranslate();
  const bots = useBots();
  const [target, setTarget] = useState<SwitchTarget>();
  return (
    <Page title={text('nodes.title')} description={text('nodes.description')}>
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
