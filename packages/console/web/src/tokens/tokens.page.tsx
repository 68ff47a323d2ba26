import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { EmptyState } from '@nestjs-haptik/ui';
import { Loaded } from '../records/loaded.js';
import { hasPermission, useCurrentUser } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { CreateTokenDialog } from './create.token.dialog.js';
import { useTokens } from './tokens.queries.js';
import { TokensTable } from './tokens.table.js';

/** The API tokens of pipelines and scripts. */
export function TokensPage() {
  const text = useTranslate();
  const tokens = useTokens();
  const [isCreating, dialog] = useDisclosure(false);
  const create = hasPermission(useCurrentUser(), 'tokens') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
      {text('tokens.create')}
    </Button>
  );
  return (
    <Page title={text('tokens.title')} description={text('tokens.description')} actions={create}>
      <Loaded query={tokens}>
        {(list) =>
          list.length > 0 ? (
            <TokensTable tokens={list} />
          ) : (
            <EmptyState
              icon={<IconKey size={24} />}
              title={text('tokens.none')}
              detail={text('tokens.none.detail')}
            />
          )
        }
      </Loaded>
      {isCreating && <CreateTokenDialog onClose={dialog.close} />}
    </Page>
  );
}
