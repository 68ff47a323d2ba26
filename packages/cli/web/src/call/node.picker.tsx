import { Autocomplete, type ComboboxParsedItem, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { PlaygroundNode } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { withNode } from './call.draft.js';
import classes from './call.module.css';
import { NODE_PICKER_ID } from './node.picker.id.js';

const OWN_BOT = { value: '', label: 'Bot of the path itself' };

/** The bot and its node: one that the app reports, or any name typed by hand. */
export function NodePicker() {
  const { nodes, app } = usePlayground();
  const { draft, changeDraft } = usePage();
  const bots = [...new Set([...(app?.bots ?? []), ...nodes.flatMap(({ bot }) => bot ?? [])])];
  const hasOwn = bots.length === 0 || nodes.some(({ bot }) => bot === undefined);
  const ofBot = nodes.filter(({ bot }) => bot === draft.bot);
  // Until something is typed, the list has all nodes.
  const [isTyping, setTyping] = useState(false);
  const chosen = ofBot.find(({ name }) => name === draft.node);
  return (
    <Stack gap={8}>
      {bots.length > 0 && (
        <Select
          label="Bot"
          size="sm"
          data={[...(hasOwn ? [OWN_BOT] : []), ...bots]}
          value={draft.bot ?? (hasOwn ? '' : null)}
          allowDeselect={false}
          onChange={(bot) => changeDraft((old) => withNode(old, toFirstNode(nodes, bot ?? '')))}
        />
      )}
      <Autocomplete
        id={NODE_PICKER_ID}
        label="Node"
        size="sm"
        className={classes.mono ?? ''}
        placeholder={nodes.length > 0 ? 'Choose or type a node' : 'Type the name of a node'}
        data={ofBot.map(({ name }) => name)}
        value={draft.node}
        maxDropdownHeight={320}
        limit={200}
        selectFirstOptionOnChange
        openOnFocus
        onFocus={({ currentTarget }) => {
          setTyping(false);
          currentTarget.select();
        }}
        onChange={(node) => {
          setTyping(true);
          changeDraft((old) =>
            withNode(old, { node, ...(old.bot !== undefined && { bot: old.bot }) }),
          );
        }}
        filter={({ options, search }) => (isTyping ? findOptions(options, search.trim()) : options)}
        renderOption={({ option }) => (
          <NodeOption node={ofBot.find(({ name }) => name === option.value)} />
        )}
        {...(chosen?.handler !== undefined && { description: chosen.handler })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
    </Stack>
  );
}

/** The options with the text in them; the one that is the text first, since Enter chooses the first. */
function findOptions(options: readonly ComboboxParsedItem[], text: string): ComboboxParsedItem[] {
  return options
    .flatMap((option) => ('label' in option && option.label.includes(text) ? [option] : []))
    .toSorted((one, other) => Number(other.label === text) - Number(one.label === text));
}

function NodeOption({ node }: { node: PlaygroundNode | undefined }) {
  if (!node) return null;
  return (
    <div>
      <Text size="sm" ff="monospace">
        {node.name}
      </Text>
      <Text size="xs" c="dimmed">
        {node.handler ?? (node.source === 'flow' ? 'from the flow' : 'called before')}
      </Text>
    </div>
  );
}

function toFirstNode(nodes: readonly PlaygroundNode[], bot: string) {
  const ref = bot === '' ? {} : { bot };
  const first = nodes.find((node) => (node.bot ?? '') === bot);
  return { ...ref, node: first?.name ?? '' };
}
