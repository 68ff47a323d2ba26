import { AppShell, Burger, Group } from '@mantine/core';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { Logo, SkipLink } from '@nestjs-haptik/ui';
import { SessionGate } from '../session/session.gate.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { AccountMenu } from './account.menu.js';
import { ConnectionBanner } from './connection.banner.js';
import { useDrawer } from './drawer.hook.js';
import { ShellNavigation } from './shell.navigation.js';
import classes from './shell.module.css';

/** The layout of all pages: navigation at the side, or in a drawer on a phone. */
export function Shell() {
  const { isOpen, isHidden, toggle, closeAndFocusPage, button, panel, page } = useDrawer();
  const text = useTranslate();
  return (
    <SessionGate>
      <SkipLink label={text('shell.skip')} />
      <AppShell
        header={{ height: { base: 52, sm: 0 } }}
        navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      >
        <AppShell.Header hiddenFrom="sm" className={classes.header ?? ''} px="sm">
          <Group h="100%" gap="sm">
            <Burger
              ref={button}
              size="sm"
              opened={isOpen}
              onClick={toggle}
              aria-expanded={isOpen}
              aria-label={text(isOpen ? 'shell.close' : 'shell.open')}
            />
            <Brand />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar
          ref={panel}
          tabIndex={-1}
          inert={isHidden}
          className={classes.rail ?? ''}
          p="xs"
          aria-label={text('shell.navigation')}
        >
          <AppShell.Section visibleFrom="sm" px={10} py={8}>
            <Brand />
          </AppShell.Section>
          <AppShell.Section grow style={{ overflowY: 'auto' }}>
            <ShellNavigation onNavigate={closeAndFocusPage} />
          </AppShell.Section>
          <AppShell.Section>
            <AccountMenu />
          </AppShell.Section>
        </AppShell.Navbar>
        <AppShell.Main ref={page} id="content" tabIndex={-1} inert={isOpen}>
          <ConnectionBanner />
          <Outlet />
          <ScrollRestoration />
        </AppShell.Main>
      </AppShell>
    </SessionGate>
  );
}

function Brand() {
  const text = useTranslate();
  return (
    <Link to="/messages" className={classes.brand ?? ''}>
      <Logo />
      {text('shell.name')}
    </Link>
  );
}
