import type { Region } from './page.context.js';

/** The id of the element that gets the focus when a region is shown. */
export const regionId = (region: Region): string => `region-${region}`;
