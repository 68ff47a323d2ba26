import { Group, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslate } from '../i18n/translate.hook.js';
import styles from './bot.section.module.css';
import { CircuitStateLabel } from './circuit.state.label.js';
import { ModeState } from './mode.state.js';
import type { BotStatus, SwitchTarget } from './node.types.js';
import { NodesTable } from './nodes.table.js';
import { SwitchButton } from './switch.button.js';
import { SwitchNote } from './switch.note.js';

interface BotSectionProps {
  readonly bot: BotStatus;
  readonly onSwitch: (target: SwitchTarget) => void;
}

/** A bot with its switch, agent desk and nodes. */
export function BotSection({
  bot: { bot, nodes, desk, currentSwitch },
  onSwitch,
}: BotSectionProps) {
  const text = useTranslate();
  const id = useId();
  return (
    <section className={styles.bot} aria-labelledby={id}>
      <Group className={styles.head ?? ''} justify="space-between" gap="sm">
        <div>
          <Title order={2} size="h4" id={id}>
            {bot}
          </Title>
          {desk && (
            <Text size="sm" c="dimmed" component="div" className={styles.desk ?? ''}>
              {text('nodes.desk')} <CircuitStateLabel circuit={desk} />
            </Text>
          )}
          {currentSwitch && currentSwitch.mode !== 'normal' && (
            <ModeState mode={currentSwitch.mode} />
          )}
          {currentSwitch && <SwitchNote record={currentSwitch} />}
        </div>
        <SwitchButton
          label={text('nodes.switch.bot.of', { bot })}
          onClick={() => onSwitch({ bot, currentSwitch })}
        >
          {text('nodes.switch.bot')}
        </SwitchButton>
      </Group>
      <NodesTable bot={bot} nodes={nodes} onSwitch={onSwitch} />
    </section>
  );
}
