import { ActionIcon, Group, NativeSelect, Title, Tooltip } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import type { OverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { FilterChips } from './filter.chips.js';
import { FilterSelect } from './filter.select.js';
import { LanguageMenu } from '../languages/language.menu.js';
import type { useVisibleLanguages } from '../languages/visible.languages.hook.js';
import { useLanguageName } from '../languages/language.name.hook.js';
import classes from '../messages.module.css';
import type { MessageFilters } from '../messages.queries.js';
import { MessageSearchInput } from './message.search.input.js';
import type { useSearchKeyboard } from './search.keyboard.hook.js';
import { ShortcutsDialog } from '../shortcuts.dialog.js';

interface MessagesToolbarProps {
  readonly overview: OverviewJson | undefined;
  readonly filters: MessageFilters;
  readonly onChange: (change: Partial<MessageFilters>) => void;
  readonly visibleLanguages: ReturnType<typeof useVisibleLanguages>;
  readonly searchKeyboard: ReturnType<typeof useSearchKeyboard>;
}

/** The search, filters and language columns. */
export function MessagesToolbar(props: MessagesToolbarProps) {
  const { overview, filters, onChange, visibleLanguages } = props;
  const text = useTranslate();
  const nameOf = useLanguageName();
  const [isHelp, help] = useDisclosure(false);
  useHotkeys([
    ['shift+?', help.open],
    ['?', help.open],
  ]);
  const languages = overview?.languages ?? [];
  return (
    <>
      <div className={classes.toolbar}>
        <Title order={1} size="h3" me="auto">
          {text('messages.title')}
        </Title>
        <MessageSearchInput
          value={filters.search}
          onChange={(search) => onChange({ search })}
          keyboard={props.searchKeyboard}
        />
        <Group gap={8} wrap="nowrap" className={classes.choices ?? ''}>
          {visibleLanguages.isPhone ? (
            <>
              <FilterSelect overview={overview} chosen={filters.filter} onChoose={onChange} />
              <NativeSelect
                flex={1}
                aria-label={text('messages.language')}
                value={visibleLanguages.shown[0] ?? ''}
                data={languages.map((value) => ({ value, label: nameOf(value) }))}
                onChange={({ currentTarget }) => visibleLanguages.choose([currentTarget.value])}
              />
            </>
          ) : (
            <LanguageMenu overview={overview} visibleLanguages={visibleLanguages} />
          )}
          <Tooltip label={text('messages.shortcuts.tip')}>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={text('messages.shortcuts')}
              onClick={help.open}
              visibleFrom="sm"
            >
              <IconKeyboard size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </div>
      {!visibleLanguages.isPhone && (
        <FilterChips overview={overview} chosen={filters.filter} onChoose={onChange} />
      )}
      <ShortcutsDialog isOpen={isHelp} onClose={help.close} />
    </>
  );
}
