import { Stack } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { AccountSection } from './account.section.js';
import { NameForm } from './name.form.js';
import { OwnPermissions } from './own.permissions.js';
import { OwnSessions } from './own.sessions.js';
import { PasswordForm } from './password.form.js';

/** The user's own account settings. */
export function AccountPage() {
  const text = useTranslate();
  return (
    <Page title={text('account.title')} description={text('account.description')}>
      <Stack gap={0}>
        <AccountSection
          title={text('account.name.title')}
          description={text('account.name.description')}
        >
          <NameForm />
        </AccountSection>
        <AccountSection
          title={text('account.permissions.title')}
          description={text('account.permissions.description')}
        >
          <OwnPermissions />
        </AccountSection>
        <AccountSection
          title={text('account.password.title')}
          description={text('account.password.description')}
        >
          <PasswordForm />
        </AccountSection>
        <AccountSection
          title={text('account.sessions.title')}
          description={text('account.sessions.description')}
        >
          <OwnSessions />
        </AccountSection>
      </Stack>
    </Page>
  );
}
