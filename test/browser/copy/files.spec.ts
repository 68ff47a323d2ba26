import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

const CSV = [
  'key,en,version',
  'product.price,Now {price}: {product},en:0',
  'order.track,Track the parcel,en:0',
  'order.state,An order without its number,en:0',
  'no.such.key,Nobody says this,en:0',
].join('\n');

describe('export and import of texts', () => {
  let site: ConsoleTestSite;
  let person: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    const { users } = site;
    const editor = await users.addUser({ name: 'Esha', role: 'editor' });
    await editor.openText('order.track');
    await editor.saveDraft('Follow the parcel');
    person = await users.addUser({ name: 'Prem', role: 'publisher' });
  });
  afterAll(() => site?.stop());

  async function download(format: string): Promise<Buffer> {
    await person.goTo('export');
    await person.page.getByRole('radio', { name: new RegExp(`^${format}`) }).click();
    const [file] = await Promise.all([
      person.page.waitForEvent('download'),
      person.clickButton('Download'),
    ]);
    expect(file.suggestedFilename()).toMatch(/^texts-\d{4}-\d\d-\d\d\.(csv|xlsx|json)$/);
    await person.waitForText('The file is in your downloads folder.');
    return readFile(await file.path());
  }

  async function choose(name: string, content: Buffer): Promise<void> {
    await person.goTo('import');
    const mimeType = 'application/octet-stream';
    await person.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType, buffer: content });
  }

  it('downloads CSV, Excel and JSON with drafts and versions', async () => {
    expect((await download('CSV')).toString()).toMatch(
      /"order\.track","[^"]+","Follow the parcel","en:1"/,
    );
    const rows = await readSheet(await download('Excel'));
    expect(rows).toContainEqual(expect.arrayContaining(['order.track', 'Follow the parcel']));
    const { texts } = JSON.parse((await download('JSON')).toString());
    expect(texts['order.track'].en).toEqual({ text: 'Follow the parcel', version: 1 });
  });

  it.each([
    ['CSV', 'texts.csv'],
    ['Excel', 'texts.xlsx'],
    ['JSON', 'texts.json'],
  ])('reports no changes when an export is imported again, as %s', async (format, name) => {
    await choose(name, await download(format));
    await person.waitForText('Nothing to import');
    expect(await person.page.getByRole('tab', { name: /Changes/ }).count()).toBe(0);
  });

  it('previews changes, conflicts and refused rows before anything is written', async () => {
    await choose('texts.csv', Buffer.from(CSV));
    const tab = (name: string) => person.page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab('Changes').waitFor();
    expect(await tab('Changes').innerText()).toMatch(/1$/);
    expect(await tab('Conflicts').innerText()).toMatch(/1$/);
    await tab('Left out').click();
    await person.page.getByRole('row', { name: /no\.such\.key/ }).waitFor();
    await person.page.getByRole('row', { name: /order\.state.*\{id\}/ }).waitFor();
    await tab('Conflicts').click();
    await person.waitForText('Changed by Esha');
    await person.waitForText('1 conflict stays as it is');
    const { body } = await person.requestApi('GET copy/messages/product.price');
    expect(body.texts).toEqual({});
  });

  it('writes the chosen texts, which the bot then uses', async () => {
    await person.page.getByRole('radio', { name: /^Take the text from the file/ }).click();
    await person.page.getByRole('checkbox', { name: 'Publish at once' }).check();
    await person.clickButton('Import 2 texts');
    await person.waitForText('2 texts were imported');
    const says = () =>
      site.service.callNode('product_price', { entities: { product_name: 'speaker' } });
    expect(await eventually(says, 'Now ₹ 2,499: speaker')).toBe('Now ₹ 2,499: speaker');
    const { body } = await person.requestApi('GET copy/messages/order.track');
    expect(body.texts.en).toMatchObject({ published: 'Track the parcel', draft: null });
    const state = await person.requestApi('GET copy/messages/order.state');
    expect(state.body.texts).toEqual({});
  });

  it('asks before more than 50 texts go live at once, with counts by language', async () => {
    const { page } = person;
    const added = ['hi', 'ta', 'mr'];
    for (const language of added) await person.requestApi('POST copy/languages', { language });
    const { body: all } = await person.requestApi('GET copy/export?format=json&languages=en');
    const copied = Object.entries<{ en: { text: string } }>(all.texts).map(
      ([key, { en }]) =>
        [key, Object.fromEntries(added.map((tag) => [tag, { text: `${en.text}!` }]))] as const,
    );
    const file = { format: all.format, texts: Object.fromEntries(copied) };
    await choose('many.json', Buffer.from(JSON.stringify(file)));
    await page.getByRole('checkbox', { name: 'Publish at once' }).check();
    const { body: before } = await person.requestApi('GET copy/history?limit=1');
    await person.clickButton(/^Import \d+ texts$/);
    const dialog = page.getByRole('dialog', { name: /^\d+ texts go live$/ });
    const count = Number(/^\d+/.exec((await dialog.innerText()).trim())?.[0]);
    expect(count).toBeGreaterThan(50);
    await dialog.getByRole('row', { name: /^Tamil \d+ 0$/ }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await person.requestApi('GET copy/history?limit=1')).body).toEqual(before);
    await person.clickButton(/^Import \d+ texts$/);
    await dialog.getByRole('button', { name: `Publish ${count} texts` }).click();
    await person.waitForText(`${count} texts were imported`);
    const { body } = await person.requestApi('GET copy/messages/order.items');
    expect(body.texts.ta).toMatchObject({ published: 'What is in it!', draft: null });
  });

  it('accepts files of several megabytes although the JSON limit of the host is one', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, row) => `no.such.key.${row},${'word '.repeat(30)}`,
    );
    const content = Buffer.from(['key,en', ...rows, 'order.items,Of a large file'].join('\n'));
    expect(content.length).toBeGreaterThan(4_000_000);
    const sent = person.page.waitForRequest((request) => request.method() === 'POST');
    await choose('large.csv', content);
    const request = await sent;
    expect((await request.response())?.status()).toBe(200);
    await person.page.getByRole('tab', { name: /^Changes/ }).waitFor();
    await person.clickButton('Import 1 text');
    await person.waitForText('1 text was imported');
    const { body } = await person.requestApi('GET copy/messages/order.items');
    expect(body.texts.en).toMatchObject({ draft: 'Of a large file' });
  });

  it.each([
    [
      'in Windows-1252',
      'latin.csv',
      Buffer.from('key,en\norder.track,caf\xe9', 'latin1'),
      /CSV UTF-8/,
    ],
    ['with languages by their names', 'texts.csv', 'Key,English\norder.track,x', /Write "en"/],
    [
      'with a key twice',
      'twice.json',
      `{"format":"nestjs-haptik-copy/1","texts":{"a":{},"a":{}}}`,
      /"a" twice/,
    ],
  ])('%s are refused with the cure', async (_, name, content, cure) => {
    await choose(name, Buffer.from(content));
    const alert = person.page.getByRole('main').getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(cure);
  });

  it.each([
    ['a first row and no others', 'key,en\n', 'no rows below it'],
    ['keys and no texts', 'key,en\norder.track,\n', 'Empty cells change nothing'],
  ])('explains a file that holds %s', async (_, content, words) => {
    await choose('texts.csv', Buffer.from(content));
    await person.waitForText('Nothing to import');
    expect(await person.page.getByRole('main').innerText()).toContain(words);
  });

  it.each([
    ['texts.xlsx', 'rubbish', /\.xlsx/],
    ['texts.json', '{"format":', /JSON/],
    ['texts.csv', '', /is empty/],
    ['texts.csv', 'name,words\na,b', /key/],
    ['texts.docx', 'words', /is not a CSV, Excel or JSON file/],
  ])('explains how to repair a damaged file: %s with %j', async (name, content, cure) => {
    await choose(name, Buffer.from(content));
    const alert = person.page.getByRole('main').getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(cure);
    await person.page.getByRole('button', { name: 'Choose a file' }).first().waitFor();
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
