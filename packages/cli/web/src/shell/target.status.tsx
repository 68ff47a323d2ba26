import { Anchor, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import type {
  PlaygroundSearch,
  PlaygroundState,
  TargetStatus as Status,
} from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { describeSecret } from '../inspector/signature/secret.text.js';
import { CodeBlock } from '../code/code.block.js';
import { Facts } from './facts.js';
import classes from './playground.module.css';

const STATUS_LABELS: Readonly<Record<Status, string>> = {
  connecting: 'Connecting',
  up: 'Connected',
  down: 'Down',
  'not-haptik': 'Not a webhook',
};

/** Where the calls go and whether that works; a click shows the details. */
export function TargetStatus() {
  const state = usePlayground();
  const { url, status } = state.target;
  return (
    <Popover width={400} position="bottom-start" shadow="md" withArrow trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.target ?? ''}>
          <span className={classes.dot} data-status={status} aria-hidden />
          <span className={classes.status}>{STATUS_LABELS[status]}</span>
          <span className={classes.url}>{url.replace(/^https?:\/\//, '')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="The receiver of the calls">
        <TargetDetails {...state} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Of form fields. A link shows what the app suggests without a text. */
function SearchList({ searches }: { searches: readonly PlaygroundSearch[] }) {
  return (
    <>
      {searches.map(({ bot, name, url }) => (
        <div key={url}>
          <Anchor
            size="sm"
            href={`${url}?query=`}
            target="_blank"
            rel="noopener noreferrer"
            title="Opens the response of the app"
          >
            {bot !== undefined && `${bot} / `}
            {name}
          </Anchor>
        </div>
      ))}
    </>
  );
}

function TargetDetails({ target, app, emulator, file, fileError }: PlaygroundState) {
  const { secret } = target;
  return (
    <Stack gap="sm">
      {target.detail !== undefined && <Text size="sm">{target.detail}</Text>}
      <Facts
        facts={[
          ['Webhook', target.url],
          ['App', app ? `nestjs-haptik ${app.version}` : 'unknown: nodes are typed by hand'],
          ['Bots', app?.bots.join(', ')],
          [
            'Searches',
            app?.searches.length ? <SearchList key="searches" searches={app.searches} /> : '',
          ],
          ['Restarts seen', target.restarts > 0 ? `${target.restarts}` : undefined],
          ['Secret', describeSecret(secret)],
          ['Presets and flow', fileError ?? file],
          ['Platform API', `${emulator.baseUrl}${emulator.isUsed ? '' : ' (not used yet)'}`],
        ]}
      />
      {!emulator.isUsed && Object.keys(emulator.environment).length > 0 && (
        <>
          <Text size="xs" c="dimmed">
            Handoffs of your app arrive here if it starts with these variables. The values belong to
            the emulator only.
          </Text>
          <CodeBlock
            label="environment for the app"
            language="bash"
            code={Object.entries(emulator.environment)
              .map(([name, value]) => `${name}=${value}`)
              .join('\n')}
          />
        </>
      )}
    </Stack>
  );
}
