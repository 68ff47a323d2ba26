import { describePageTour } from '../../support/pages/console.page.tour.js';

describe('the pages of the console on a phone', () => {
  describePageTour('phone', 'narrow');
});
