import { ActionIcon, Group, NativeSelect, Title, Tooltip } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import type { Overview } from '../api/contract.js';
import { useText } from '../texts/text.hook.js';
import { FilterChips } from './filter.chips.js';
import { FilterSelect } from './filter.select.js';
import { LanguageMenu } from './language.menu.js';
import type { useLanguageChoice } from './language.choice.js';
import { useLanguageName } from './language.name.js';
import classes from './messages.module.css';
import type { MessageFilters } from './messages.queries.js';
import { SearchInput } from './search.input.js';
import type { useSearchKeys } from './search.keys.js';
import { ShortcutsDialog } from './shortcuts.dialog.js';

interface MessagesToolbarProps {
  readonly overview: Overview | undefined;
  readonly filters: MessageFilters;
  readonly onChange: (change: Partial<MessageFilters>) => void;
  readonly choice: ReturnType<typeof useLanguageChoice>;
  readonly searchKeys: ReturnType<typeof useSearchKeys>;
}

/** What is looked for and in which languages. */
export function MessagesToolbar(props: MessagesToolbarProps) {
  const { overview, filters, onChange, choice } = props;
  const text = useText();
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
        <SearchInput
          value={filters.search}
          onChange={(search) => onChange({ search })}
          keys={props.searchKeys}
        />
        <Group gap={8} wrap="nowrap" className={classes.choices ?? ''}>
          {choice.isPhone ? (
            <>
              <FilterSelect overview={overview} chosen={filters.filter} onChoose={onChange} />
              <NativeSelect
                flex={1}
                aria-label={text('messages.language')}
                value={choice.shown[0] ?? ''}
                data={languages.map((value) => ({ value, label: nameOf(value) }))}
                onChange={({ currentTarget }) => choice.choose([currentTarget.value])}
              />
            </>
          ) : (
            <LanguageMenu overview={overview} choice={choice} />
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
      {!choice.isPhone && (
        <FilterChips overview={overview} chosen={filters.filter} onChoose={onChange} />
      )}
      <ShortcutsDialog isOpen={isHelp} onClose={help.close} />
    </>
  );
}
