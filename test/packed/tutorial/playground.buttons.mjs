import { chromium } from 'playwright-core';

/**
 * Does in Chromium what a page says about the playground: chooses a node, fills in its entity, sends, presses a button that
 * leads to no node yet, and looks at the reply in WhatsApp.
 *
 * @param url of the playground
 * @param chat the call, the text of its reply, the labels of its buttons, and the message that the first of them sends
 * @throws Error when something does not appear
 */
export async function pressButtons(url, { node, entity, value, text, labels, message }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const chat = page.getByRole('region', { name: 'Chat', exact: true });
    const call = page.getByRole('region', { name: 'Call', exact: true });
    await page.getByRole('combobox', { name: 'Node', exact: true }).fill(node);
    await page.getByRole('option', { name: new RegExp(`^${node}\\b`) }).click();
    await call.getByLabel(entity).first().fill(value);
    await call
      .getByRole('button', { name: /^Send\b/ })
      .first()
      .click();
    await chat.getByText(text).waitFor();
    const pressable = (name) =>
      chat.getByRole('button', { name }).or(chat.getByRole('link', { name }));
    for (const label of labels) await pressable(label).first().waitFor();
    await pressable(labels[0]).first().click();
    await chat.getByText(`The flow has no node for “${message}”.`).waitFor();
    await chat.getByRole('combobox', { name: 'Node that answers' }).waitFor();
    await chat.getByRole('button', { name: 'WhatsApp', exact: true }).click();
    await chat.getByText('For WhatsApp:').first().waitFor();
    await pressable(labels[0]).first().waitFor({ state: 'detached' });
  } finally {
    await browser.close();
  }
}
