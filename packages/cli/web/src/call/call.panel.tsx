import { Accordion, SegmentedControl } from '@mantine/core';
import { usePage } from '../app/page.context.js';
import { FlowEditor } from '../flow/flow.editor.js';
import classes from './call.module.css';
import { EntityForm } from './entities/entity.form.js';
import { useFirstNode } from './first.node.hook.js';
import { NodePicker } from './node.picker.js';
import { PresetMenu } from './presets/preset.menu.js';
import { RawBodyEditor } from './raw/raw.body.editor.js';
import { SendBar } from './send.bar.js';
import { EnvironmentFields } from './conversation/environment.fields.js';
import { StateFields } from './conversation/state.fields.js';
import { UserFields } from './conversation/user.fields.js';

/** What the next call sends: node, entities, user, state. */
export function CallPanel() {
  const { draft } = usePage();
  useFirstNode();
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.title}>Call</h2>
        <BodyModeSwitch />
        <PresetMenu />
      </div>
      <div className={classes.scroll}>
        <NodePicker />
        {draft.mode === 'form' ? <CallForm /> : <RawBodyEditor />}
      </div>
      <SendBar />
    </>
  );
}

function BodyModeSwitch() {
  const { draft, changeDraft } = usePage();
  return (
    <SegmentedControl
      size="xs"
      aria-label="How to enter the call"
      data={[
        { value: 'form', label: 'Form' },
        { value: 'json', label: 'JSON' },
      ]}
      value={draft.mode}
      onChange={(mode) => changeDraft((old) => ({ ...old, mode }))}
    />
  );
}

const SECTIONS = [
  ['user', 'User and channel', UserFields],
  ['state', 'State of the chat', StateFields],
  ['environment', 'Environment variables', EnvironmentFields],
  ['flow', 'Flow', FlowEditor],
] as const;

function CallForm() {
  return (
    <>
      <EntityForm />
      <Accordion
        multiple
        variant="default"
        order={3}
        classNames={{
          control: classes.section ?? '',
          content: classes.sectionContent ?? '',
          item: classes.sectionItem ?? '',
        }}
      >
        {SECTIONS.map(([name, title, Content]) => (
          <Accordion.Item key={name} value={name}>
            <Accordion.Control>{title}</Accordion.Control>
            <Accordion.Panel>
              <Content />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </>
  );
}
