import { card, carousel, link, say, validateForChannel } from '../../dist/hsl/index.js';
import { median } from '../measure/statistics.js';

const CARDS = 10;

function build() {
  const cards = Array.from({ length: CARDS }, (_, index) =>
    card({
      title: `Kettle ${index}`,
      subTitle: '₹ 899',
      description: 'In stock',
      image: `https://cdn.example/${index}.png`,
      actionables: [
        say('Buy it', `Buy kettle ${index}`),
        link('More', `https://shop.example/${index}`),
      ],
    }),
  );
  return carousel('Our kettles', cards, { width: 'MEDIUM' });
}

function whole() {
  const element = build();
  validateForChannel(element, 'facebook');
  return JSON.stringify(element);
}

/**
 * Builds, validates and encodes a carousel of ten cards with two actions each: microseconds, and the
 * ratio to JSON.stringify alone.
 */
export function measureRichElements({ rounds, times }) {
  const element = build();
  const encode = () => JSON.stringify(element);
  const microseconds = (run) => {
    const start = performance.now();
    for (let time = 0; time < times; time++) run();
    return ((performance.now() - start) / times) * 1_000;
  };
  for (let time = 0; time < 20_000; time++) whole();
  const pairs = Array.from({ length: rounds }, () => [microseconds(whole), microseconds(encode)]);
  return {
    whole: median(pairs.map(([all]) => all)),
    fastest: Math.min(...pairs.map(([all]) => all)),
    overJson: median(pairs.map(([all, json]) => all / json)),
  };
}
