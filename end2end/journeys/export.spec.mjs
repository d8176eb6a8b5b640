// Excel'e Aktar: the file that comes down, read with calamine and compared cell by cell with what the desk holds.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { program } from '../desk.mjs';
import { agent, call, dialogOf, expect, expectAccessible, goto, messageOf, rowOf, signIn, supervisor, test } from '../fixtures.mjs';
import { everyThread } from '../oracle.mjs';

const FORMULA = '=HYPERLINK("http://kotu.example","tıkla")';

/** The cells of a workbook: `{ sheet: { rows, formulas } }`, in the order of the sheets. */
async function cells(file) {
  const xtask = resolve(process.env.CARGO_TARGET_DIR, 'debug', 'xtask');
  const { stdout } = await promisify(execFile)(xtask, ['cells', file], { maxBuffer: 1 << 26 });
  return Object.fromEntries(JSON.parse(stdout).map(({ name, ...sheet }) => [name, sheet]));
}

/** The rows of a text with commas (RFC 4180). */
function parsed(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.trim().matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}

/** Presses Aktar in the open dialog and keeps the file that comes. */
async function take(page, info) {
  const coming = page.waitForEvent('download');
  await dialogOf(page).getByRole('button', { name: 'Aktar', exact: true }).click();
  const download = await coming;
  const file = join(info.outputDir, download.suggestedFilename());
  await download.saveAs(file);
  return { file, name: download.suggestedFilename() };
}

const moment = (millis) => (millis === null ? null : { date: new Date(Math.round(millis / 1000) * 1000 + 3 * 3_600_000).toISOString().slice(0, 19) });
const rounded = (cell) => (cell?.date ? { date: new Date(Math.round(Date.parse(`${cell.date}Z`) / 1000) * 1000).toISOString().slice(0, 19) } : cell);
const text = (value) => value || null;

test('every row of the inbox, a row per thread and a row per message, cell by cell', async ({ page, store }, info) => {
  for (let at = 0; at < 12; at += 1) {
    await store.send(messageOf({ email: `disa${at}@example.com`, full_name: `İĞDIR Şükrü ${at}`, order_no: `00${at}`, subject: `Işık ${at} ğüşöç`, body: `Satır bir\nsatır iki ${at} 🌼` }));
  }
  const odd = await store.send(messageOf({ email: 'formul@example.com', full_name: '+90 555', subject: FORMULA, body: `${FORMULA}\n@SUM(A1)`, order_no: '000123456789012345678' }));
  await store.send(messageOf({ email: 'formul@example.com', thread: odd.thread, body: 'İkinci yazı' }));
  await signIn(page, agent);
  const me = await call(page, 'session/me', {});
  const threads = await everyThread(page, 'inbox');
  const named = (all, id) => all.find((it) => it.id === id)?.name.tr ?? null;
  const statuses = { new: 'Yeni', pending: 'Cevap bekliyor', answered: 'Yanıtlandı' };

  await page.getByRole('button', { name: "Excel'e Aktar" }).click();
  await expectAccessible(page);
  const { file, name } = await take(page, info);
  expect(name).toMatch(/\.xlsx$/);
  const book = await cells(file);
  const [first, second] = Object.keys(book);
  expect([first, second]).toEqual(['Mesajlar', 'Künye']);
  expect(book[first].formulas + book[second].formulas).toBe(0);
  const [head, ...rows] = book[first].rows;
  const column = (name) => head.indexOf(name);
  expect(rows).toHaveLength(threads.length);
  for (const [at, { row, messages }] of threads.entries()) {
    const cell = (name) => { expect(column(name), name).toBeGreaterThan(-1); return rounded(rows[at][column(name)] ?? null); };
    expect({
      no: cell('Mesaj No'), status: cell('Durum'), name: cell('Ad Soyad'), email: cell('E-Posta'), subject: cell('Konu Başlığı'),
      kind: cell('Mesaj Tür'), topic: cell('Mesaj Konusu'), order: cell('Sipariş No'), opened: cell('Açılma Tarihi'), closed: cell('Kapanma Tarihi'),
      active: cell('Son Hareket'), count: cell('Yazışma Sayısı'), first: cell('İlk Mesaj'), last: cell('Son Mesaj'),
    }).toEqual({
      no: row.id, status: statuses[row.status], name: row.member_name, email: row.member_email, subject: row.subject,
      kind: named(me.store.kinds, row.kind), topic: named(me.store.topics, row.topic), order: text(row.order_no), opened: moment(row.opened_at), closed: moment(row.closed_at),
      active: moment(row.last_activity_at), count: messages.length, first: messages[0].body, last: messages.at(-1).body,
    });
  }
  const imprint = Object.fromEntries(book[second].rows.map(([key, value]) => [key, value]));
  expect(imprint.Aktaran).toContain('Mert Şahin');
  expect(imprint['Saat dilimi']).toBe('Europe/Istanbul');
  expect(Number(imprint['Satır sayısı'])).toBe(threads.length);
  expect(imprint['Bağlantı']).toContain('/inbox');

  await dialogOf(page).getByRole('button', { name: 'Yeni aktarma' }).click();
  await dialogOf(page).getByText('Yazışma satırı başına bir satır').click();
  const messages = await cells((await take(page, info)).file);
  const [heads, ...lines] = messages.Mesajlar.rows;
  const all = threads.flatMap(({ row, messages: own }) => own.map((message) => [row.id, message.body, message.at]));
  expect(lines.map((line) => [line[heads.indexOf('Mesaj No')], line[heads.indexOf('Açıklama')], rounded(line[heads.indexOf('Yazılma Tarihi')])]))
    .toEqual(all.map(([id, body, at]) => [id, body, moment(at)]));
});

test('a file tells whether it was changed, and a CSV file is what a spreadsheet can open without harm', async ({ page, store }, info) => {
  await store.send(messageOf({ email: 'csv@example.com', subject: '=1+1', body: 'İlk; \"tırnak\"\nikinci' }));
  await signIn(page, agent);
  await page.getByRole('button', { name: "Excel'e Aktar" }).click();
  const book = await take(page, info);
  const { stdout } = await promisify(execFile)(program(), ['verify-export', book.file]);
  expect(stdout).toContain('The rows are those that were exported.');

  await dialogOf(page).getByRole('button', { name: 'Yeni aktarma' }).click();
  await dialogOf(page).getByText('CSV, noktalı virgül').click();
  const { file, name } = await take(page, info);
  expect(name).toMatch(/\.csv$/);
  const bytes = await readFile(file);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString('utf8');
  expect(text.split('\r\n')[0]).toContain('Mesaj No;Durum;Ad Soyad');
  expect(text).toContain('"\'=1+1"');
  expect(text).toContain('"İlk; ""tırnak""\nikinci"');
});

test('only what is ticked, only the columns that are wanted', async ({ page, store }, info) => {
  const { thread } = await store.send(messageOf({ email: 'tek@example.com', subject: 'Yalnız bu' }));
  await signIn(page, agent);
  await rowOf(page, thread).locator('input').check();
  await page.locator('.bulk-bar').getByRole('button', { name: "Excel'e Aktar" }).click();
  await dialogOf(page).getByLabel('Tümünü seç').uncheck();
  await expect(dialogOf(page).getByRole('button', { name: 'Aktar', exact: true })).toBeDisabled();
  await dialogOf(page).getByLabel('Mesaj No').check();
  await dialogOf(page).getByLabel('Konu Başlığı').check();
  const book = await cells((await take(page, info)).file);
  expect(book.Mesajlar.rows).toEqual([['Mesaj No', 'Konu Başlığı'], [thread, 'Yalnız bu']]);
});

test('what the filter finds is what the file holds', async ({ page, store }, info) => {
  await store.send(messageOf({ email: 'suz@example.com', subject: 'SÜZGEÇ bir' }));
  await store.send(messageOf({ email: 'suz@example.com', subject: 'süzgeç iki' }));
  await signIn(page, agent);
  await goto(page, '/inbox?subject=suzgec');
  await expect(page.locator('.list-count')).toContainText('2');
  await page.getByRole('button', { name: "Excel'e Aktar" }).click();
  const book = await cells((await take(page, info)).file);
  expect(book.Mesajlar.rows).toHaveLength(3);
  const imprint = Object.fromEntries(book['Künye'].rows.map(([key, value]) => [key, value]));
  expect(imprint.Filtre).toContain('suzgec');
  expect(imprint['Bağlantı']).toContain('subject=suzgec');
});

test('LibreOffice reads the cells that the desk holds', async ({ page, store }, info) => {
  const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
  test.skip(!office, 'there is no LibreOffice on this machine');
  await store.send(messageOf({ email: 'ofis@example.com', full_name: 'Ömer İnce', order_no: '00042', subject: FORMULA, body: 'Tek satır, "tırnak"; noktalı virgül 🌼' }));
  await signIn(page, agent, '/inbox?email=ofis%40example.com');
  await page.getByRole('button', { name: "Excel'e Aktar" }).click();
  const { file } = await take(page, info);
  // 44 is the comma, 34 the quote, 76 UTF-8; the last words keep texts as they are shown.
  await promisify(execFile)(office, [`-env:UserInstallation=file://${info.outputDir}/office`, '--headless', '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1', '--outdir', info.outputDir, file]);
  const csv = (await readdir(info.outputDir)).find((name) => name.endsWith('.csv'));
  const [head, row, ...rest] = parsed(await readFile(join(info.outputDir, csv), 'utf8'));
  expect(rest).toEqual([]);
  const [{ row: thread }] = (await everyThread(page, 'inbox')).filter((it) => it.row.member_email === 'ofis@example.com');
  const cell = (name) => row[head.indexOf(name)];
  expect([cell('Mesaj No'), cell('Ad Soyad'), cell('Sipariş No'), cell('Konu Başlığı'), cell('İlk Mesaj')])
    .toEqual([`${thread.id}`, 'Ömer İnce', '00042', FORMULA, 'Tek satır, "tırnak"; noktalı virgül 🌼']);
  const local = new Date(thread.opened_at + 3 * 3_600_000).toISOString();
  // A date of the sheet, shown by the language of the machine.
  expect(cell('Açılma Tarihi')).toContain(`${local.slice(5, 7)}/${local.slice(8, 10)}/${local.slice(0, 4)} ${local.slice(11, 16)}`);
});

test('a list is made again every week, and the schedule can be removed', async ({ page, store }) => {
  expect(store.url).toBeTruthy();
  await signIn(page, supervisor);
  await goto(page, '/archive');
  await page.getByRole('button', { name: "Excel'e Aktar" }).click();
  await page.getByLabel('Ne zaman?').selectOption('weekly');
  await expectAccessible(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/export-schedule.png` });
  await dialogOf(page).getByRole('button', { name: 'Zamanla' }).click();
  await expect(page.getByText(/Zamanlandı. İlk dosya: \d+ \S+ \d{4} 07:00/)).toBeVisible();
  const own = dialogOf(page).locator('.recent-exports__item', { hasText: 'Her pazartesi' });
  await expect(own).toHaveCount(1);
  await own.getByRole('button', { name: 'Kaldır' }).click();
  await expect(own).toHaveCount(0);
  // An agent has no such choice.
  await signIn(page, agent);
  await page.getByRole('button', { name: "Excel'e Aktar" }).click();
  await expect(page.getByLabel('Ne zaman?')).toHaveCount(0);
});
