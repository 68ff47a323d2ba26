import { Tabs } from '@mantine/core';
import type { Tab, TabItem, TabListElement } from 'nestjs-haptik/hsl';
import { useId, useState } from 'react';
import { useChatSettings, useMessageActions } from '../chat/chat.context.js';
import type { SelectedItem } from '../chat/chat.handlers.js';
import { ActionButton } from './action.button.js';
import { Bubble, ChatLabel } from './chat.text.js';
import choiceClasses from './choices.module.css';
import panelClasses from './panel.module.css';
import textClasses from './texts.module.css';

/** Tabs with items to select, and the action that sends the selection. */
export function TabListMessage({ element: { text, data } }: { element: TabListElement }) {
  const { labels } = useChatSettings();
  const [selected, setSelected] = useState<readonly SelectedItem[]>([]);
  const isSingle = data.selection !== 'SELECT_ALL';
  const group = useId();
  const toggle = (item: SelectedItem, isOn: boolean): void => {
    const others = isSingle ? [] : selected.filter((one) => !isSameItem(one, item));
    setSelected(isOn ? [...others, item] : others);
  };
  return (
    <>
      <Bubble text={text} />
      <div className={panelClasses.panel}>
        <Tabs defaultValue="0" variant="default" classNames={{ tab: panelClasses.tab ?? '' }}>
          <Tabs.List>
            {Array.from(data.tabs.entries(), ([index, { title, unselected_text }]) => (
              <Tabs.Tab key={index} value={String(index)}>
                <bdi>{title || unselected_text || index + 1}</bdi>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {Array.from(data.tabs.entries(), ([index, tab]) => (
            <Tabs.Panel key={index} value={String(index)}>
              <TabItems
                tab={tab}
                isSingle={isSingle}
                group={`${group} ${index}`}
                isSelected={(item) => selected.some((one) => isSameItem(one, [index, item]))}
                onToggle={(item, isOn) => toggle([index, item], isOn)}
              />
            </Tabs.Panel>
          ))}
        </Tabs>
        {data.expiry !== undefined && (
          <p className={textClasses.meta}>{labels.expires(data.expiry)}</p>
        )}
      </div>
      <TabListActions element={data} selected={selected} />
    </>
  );
}

function isSameItem([tab, item]: SelectedItem, [otherTab, otherItem]: SelectedItem): boolean {
  return tab === otherTab && item === otherItem;
}

interface TabItemsProps {
  readonly tab: Tab;
  readonly isSingle: boolean;
  /** Name of the radio buttons. */
  readonly group: string;
  readonly isSelected: (item: number) => boolean;
  readonly onToggle: (item: number, isOn: boolean) => void;
}

function TabItems({ tab, isSingle, group, isSelected, onToggle }: TabItemsProps) {
  const isInteractive = useMessageActions() !== undefined;
  return (
    <>
      {tab.sub_title && (
        <p className={textClasses.meta}>
          <bdi>{tab.sub_title}</bdi>
        </p>
      )}
      <ul className={panelClasses.tabItems}>
        {Array.from(tab.tab_items.entries(), ([index, item]) => (
          <li key={index}>
            <label>
              <input
                type={isSingle ? 'radio' : 'checkbox'}
                name={group}
                disabled={!isInteractive}
                checked={isSelected(index)}
                onChange={({ currentTarget: { checked } }) => onToggle(index, checked)}
              />
              <TabItemText item={item} />
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

function TabItemText({ item: { title, price, caption, meta, emoji, message } }: { item: TabItem }) {
  const details = [caption, meta].filter((text) => text !== undefined && text !== '').join(' · ');
  return (
    <>
      <span>
        {emoji && `${emoji} `}
        <ChatLabel of={title || message || ''} />
        {details !== '' && (
          <span className={textClasses.meta}>
            <bdi>{details}</bdi>
          </span>
        )}
      </span>
      {price && (
        <strong>
          <bdi>{price}</bdi>
        </strong>
      )}
    </>
  );
}

interface TabListActionsProps {
  readonly element: TabListElement['data'];
  readonly selected: readonly SelectedItem[];
}

/** The one action; its label says whether something is selected. */
function TabListActions({ element, selected }: TabListActionsProps) {
  const actions = useMessageActions();
  const isSelected = selected.length > 0;
  return (
    <div className={choiceClasses.buttons}>
      {Array.from(element.actionables.entries(), ([index, actionable]) => {
        const path = ['data', 'actionables', index];
        if (actionable.type !== 'TAB_LIST_TEXT_ONLY')
          return <ActionButton key={index} actionable={actionable} path={path} />;
        const { actionable_text, option_selected_text, option_unselected_text } = actionable;
        const label =
          (isSelected ? option_selected_text : option_unselected_text) || actionable_text;
        return actions ? (
          <button
            key={index}
            type="button"
            className={choiceClasses.button}
            disabled={!isSelected}
            onClick={() => actions.onPress(actionable, path, selected)}
          >
            <ChatLabel of={label} />
          </button>
        ) : (
          <div key={index} className={choiceClasses.button}>
            <ChatLabel of={label} />
          </div>
        );
      })}
    </div>
  );
}
