import { Group, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useText } from '../texts/text.hook.js';
import styles from './bot.section.module.css';
import { CircuitState } from './circuit.state.js';
import { ModeState } from './mode.state.js';
import type { BotView, SwitchTarget } from './node.views.js';
import { NodesTable } from './nodes.table.js';
import { SwitchButton } from './switch.button.js';
import { SwitchNote } from './switch.note.js';

interface BotSectionProps {
  readonly bot: BotView;
  readonly onSwitch: (target: SwitchTarget) => void;
}

/** A bot: its own switch, its agent desk, its nodes. */
export function BotSection({ bot: { bot, nodes, desk, own }, onSwitch }: BotSectionProps) {
  const text = useText();
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
              {text('nodes.desk')} <CircuitState circuit={desk} />
            </Text>
          )}
          {own && own.mode !== 'normal' && <ModeState mode={own.mode} />}
          {own && <SwitchNote held={own} />}
        </div>
        <SwitchButton
          label={text('nodes.switch.bot.of', { bot })}
          onClick={() => onSwitch({ bot, own })}
        >
          {text('nodes.switch.bot')}
        </SwitchButton>
      </Group>
      <NodesTable bot={bot} nodes={nodes} onSwitch={onSwitch} />
    </section>
  );
}
