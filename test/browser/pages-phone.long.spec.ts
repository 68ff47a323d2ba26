import { describePageTour } from '../support/console.page.tour.js';

describe('the pages of the console on a phone', () => {
  describePageTour('phone', 'narrow');
});
