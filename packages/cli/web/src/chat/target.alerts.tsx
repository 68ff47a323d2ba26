import { Button, Code } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCloudOff,
  IconKeyOff,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlatformStatus, RunSummary, TargetState } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePlatformStatus } from '../app/platform.status.hook.js';
import { usePage } from '../app/page.context.js';
import { findSignatureRefusal } from '../inspector/signature/signature.refusal.js';
import classes from './alerts.module.css';

const PLATFORM_LABELS: Readonly<Record<PlatformStatus, string>> = {
  up: 'it works',
  down: 'connections are refused',
  errors: 'each request gets 503',
  slow: 'responses take too long',
  'dropped-responses': 'responses are lost',
};

/** What keeps calls from working, each with the cure. */
export function TargetAlerts() {
  const { target, runs, fileError, settings } = usePlayground();
  const { set } = usePlatformStatus();
  const { chooseRun, showRegion } = usePage();
  const refused = findSignatureRefusal(runs);
  return (
    <div className={classes.alerts}>
      {target.status === 'down' && (
        <Problem title="Your app is down" icon={<IconPlugConnectedX size={18} />}>
          {target.detail ?? 'Nothing answers at the URL of the webhook. Start your app.'} The
          conversation is kept.
        </Problem>
      )}
      {target.status === 'not-haptik' && (
        <Problem title="This is not a Haptik webhook" icon={<IconPlugConnectedX size={18} />}>
          {target.detail ?? `Check the path of ${target.url}.`}
        </Problem>
      )}
      {!target.hasSecrets && target.status !== 'down' && <NoSecret target={target} />}
      {refused && target.hasSecrets && (
        <Problem title="Your app refuses the signature" icon={<IconKeyOff size={18} />}>
          <div className={classes.withButton}>
            <span>
              It answered run {refused.no} with 401. <LikelyCause {...refused} />
            </span>
            <Button
              flex="none"
              size="compact-xs"
              variant="default"
              onClick={() => {
                chooseRun(refused.id);
                showRegion('inspector');
              }}
            >
              Find the cause
            </Button>
          </div>
        </Problem>
      )}
      {settings.platform !== 'up' && (
        <Problem
          title="The platform fails on purpose"
          icon={<IconCloudOff size={18} />}
          tone="warning"
        >
          <div className={classes.withButton}>
            <span>Handoffs of your app do not arrive: {PLATFORM_LABELS[settings.platform]}.</span>
            <Button flex="none" size="compact-xs" variant="default" onClick={() => set('up')}>
              Let it work again
            </Button>
          </div>
        </Problem>
      )}
      {fileError !== undefined && (
        <Problem title="Presets and flow are not saved" icon={<IconAlertTriangle size={18} />}>
          {fileError}
        </Problem>
      )}
    </div>
  );
}

function LikelyCause({ secret, origin }: RunSummary) {
  if (origin === 'recording') return null;
  if (!secret) return 'It is unsigned, as there is no secret here for its bot and node.';
  const { variable, source } = secret;
  if (source === 'environment') return 'Most often, the secret here is not the secret of the app.';
  return (
    <>
      <Code>{variable}</Code> is not set here, so the public secret of Haptik’s sample signed it.
      Export the secret of your app, and start the playground again.
    </>
  );
}

function NoSecret({ target: { secret, url } }: { target: TargetState }) {
  return (
    <Problem title="Calls are not signed" icon={<IconKeyOff size={18} />} tone="warning">
      The playground was started without a secret, so an app with one answers 401. Start it with the
      secret of your app: <Code>{`${secret.variable}=… npx haptik playground --url ${url}`}</Code>
    </Problem>
  );
}

interface ProblemProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly tone?: 'error' | 'warning';
  readonly children: ReactNode;
}

function Problem({ title, icon, tone = 'error', children }: ProblemProps) {
  return (
    <div className={classes.alert} data-tone={tone} role="status">
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <div className={classes.content}>
        <strong className={classes.title}>{title}</strong>
        <div className={classes.message}>{children}</div>
      </div>
    </div>
  );
}
