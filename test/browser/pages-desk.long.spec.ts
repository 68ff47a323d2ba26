import { tourIn } from '../support/console.tour.js';

describe('the pages of the console on a desk', () => {
  tourIn('light', 'dark');
});
