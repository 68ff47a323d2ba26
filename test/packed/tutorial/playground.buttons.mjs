import { chromium } from 'playwright-core';

const LABELS = ['Pick it up', 'Print a label'];

/**
 * Does step 4 of the tutorial in Chromium: chooses the node, fills in the entity, sends, and presses a button.
 *
 * @param output what the playground has printed
 * @throws Error when a button or the message that it sends does not appear
 */
export async function pressButtons(output) {
  const [url] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(output) ?? [];
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const chat = page.getByRole('region', { name: 'Chat', exact: true });
    const call = page.getByRole('region', { name: 'Call', exact: true });
    await page.getByRole('combobox', { name: 'Node', exact: true }).fill('order_return');
    await page.getByRole('option', { name: /^order_return\b/ }).click();
    await call.getByLabel('order_id').first().fill('A17');
    await call
      .getByRole('button', { name: /^Send\b/ })
      .first()
      .click();
    await chat.getByText('How do you want to return order A17?').waitFor();
    const pressable = (name) =>
      chat.getByRole('button', { name }).or(chat.getByRole('link', { name }));
    for (const label of LABELS) await pressable(label).first().waitFor();
    await pressable(LABELS[0]).first().click();
    await chat.getByText('Pick up order A17').first().waitFor();
    return LABELS;
  } finally {
    await browser.close();
  }
}
