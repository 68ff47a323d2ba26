import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { ColorSchemeItems, Logo } from '@nestjs-haptik/ui';
import {
  IconAdjustmentsHorizontal,
  IconDotsVertical,
  IconKeyboard,
  IconPlayerRecord,
} from '@tabler/icons-react';
import { usePage } from '../app/page.context.js';
import classes from './playground.module.css';
import { TargetStatus } from './target.status.js';

const SCHEME_LABELS = { title: 'Colors', auto: 'As the system', light: 'Light', dark: 'Dark' };

/** The receiver and its status, settings and menus. */
export function Header() {
  const { openDialog } = usePage();
  return (
    <header className={classes.header}>
      <h1 className={classes.brand}>
        <Logo size={24} />
        <span>Playground</span>
      </h1>
      <TargetStatus />
      <div className={classes.spacer} />
      <Tooltip label="Platform and bot break">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Platform and bot break settings"
          onClick={() => openDialog('settings')}
        >
          <IconAdjustmentsHorizontal size={19} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" shadow="md" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Menu">
            <IconDotsVertical size={19} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPlayerRecord size={16} aria-hidden />}
            onClick={() => openDialog('recordings')}
          >
            Open a recorded call
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKeyboard size={16} aria-hidden />}
            onClick={() => openDialog('shortcuts')}
          >
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Divider />
          <ColorSchemeItems labels={SCHEME_LABELS} />
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
