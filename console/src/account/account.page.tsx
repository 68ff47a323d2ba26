import { Stack } from '@mantine/core';
import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';
import { AccountSection } from './account.section.js';
import { NameForm } from './name.form.js';
import { OwnRights } from './own.rights.js';
import { OwnSessions } from './own.sessions.js';
import { PasswordForm } from './password.form.js';

/** What somebody can change about himself. */
export function AccountPage() {
  const text = useText();
  return (
    <Page title={text('account.title')} about={text('account.about')}>
      <Stack gap={0}>
        <AccountSection title={text('account.name.title')} about={text('account.name.about')}>
          <NameForm />
        </AccountSection>
        <AccountSection title={text('account.rights.title')} about={text('account.rights.about')}>
          <OwnRights />
        </AccountSection>
        <AccountSection
          title={text('account.password.title')}
          about={text('account.password.about')}
        >
          <PasswordForm />
        </AccountSection>
        <AccountSection
          title={text('account.sessions.title')}
          about={text('account.sessions.about')}
        >
          <OwnSessions />
        </AccountSection>
      </Stack>
    </Page>
  );
}
