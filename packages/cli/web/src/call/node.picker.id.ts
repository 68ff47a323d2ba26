/** The field that a shortcut focuses. */
export const NODE_PICKER_ID = 'node-picker';
