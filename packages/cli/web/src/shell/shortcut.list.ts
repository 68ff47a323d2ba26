const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);
export const COMMAND = IS_MAC ? '⌘' : 'Ctrl';
const ALT = IS_MAC ? '⌥' : 'Alt';

/** The shortcuts of the page by what they do. */
export const SHORTCUT_LIST: readonly (readonly [keys: readonly string[], what: string])[] = [
  [[COMMAND, 'Enter'], 'Send the call'],
  [['/'], 'Write a message'],
  [[ALT, 'N'], 'Choose a node'],
  [[ALT, 'C'], 'Next channel'],
  [[ALT, 'Shift', 'C'], 'Previous channel'],
  [[ALT, '↑'], 'Earlier run'],
  [[ALT, '↓'], 'Later run'],
  [[ALT, 'R'], 'Repeat the selected run'],
  [[ALT, 'A'], 'Save the run as a test'],
  [[ALT, 'J'], 'Go to the call (left)'],
  [[ALT, 'K'], 'Go to the chat (middle)'],
  [[ALT, 'L'], 'Go to the inspector (right)'],
  [['?'], 'Show this list'],
];
