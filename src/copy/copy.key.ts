/** What a key looks like: at least two parts with a dot between. */
export const KEY = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/;
