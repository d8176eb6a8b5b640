// İçe aktar: a file of another panel is dropped, its columns are named, what would happen is seen, and then it happens once.
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { admin, agent, call, expect, expectAccessible, goto, signIn, test } from '../fixtures.mjs';

const OLD = [
  ['Talep No', 'Müşteri', 'E-posta', 'Konu', 'Durumu', 'Tarih', 'Gönderen', 'Mesaj Tarihi', 'Mesaj', 'Renk'],
  ['T-1', 'Işıl Çağlar', 'isil@example.com', 'Kargom gelmedi', 'Kapalı', '01.03.2024 10:00', 'Işıl Çağlar', '01.03.2024 10:00', 'Nerede kaldı?', 'mavi'],
  ['T-1', 'Işıl Çağlar', 'isil@example.com', 'Kargom gelmedi', 'Kapalı', '01.03.2024 10:00', 'Mert Şahin', '01.03.2024 11:30', 'Yola çıktı; yarın sizde.', 'mavi'],
  ['T-2', 'Ümit Öz', 'umit@example.com', 'İade', 'Açık', '02.03.2024 09:00', 'Ümit Öz', '02.03.2024 09:00', 'İade etmek istiyorum', ''],
  ['T-3', 'Bozuk', 'adres yok', 'Bozuk', 'Kapalı', '02.03.2024 09:00', '', '', 'Metin', ''],
  ['T-4', 'Eski', 'eski@example.com', 'Eski temsilci', 'Kapalı', '03.03.2024 09:00', 'Ayrılan Kişi', '03.03.2024 09:00', 'Merhaba', ''],
];
const csv = (rows) => Buffer.from(`\u{feff}${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')}\r\n`);

const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/import-${name}.png`, fullPage: true });
};

async function bring(page, name, buffer) {
  await goto(page, '/settings/import');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

const figure = (page, outcome) => page.locator(`.figure[data-outcome=${outcome}] .figure__number`);

test('old threads come from another panel, once, and nobody hears of it', async ({ page, person, store }, info) => {
  const other = await person();
  await signIn(other, agent);
  await signIn(page, admin, '/settings/import');
  await expectAccessible(page);
  await shot(page, 'drop');
  await bring(page, 'eski panel.csv', csv(OLD));

  // What the columns are is guessed; the colour is nothing to the desk.
  await expect(page.getByRole('heading', { name: 'Sütunlar · eski panel.csv' })).toBeVisible();
  const choice = (heading) => page.getByLabel(`Mesajlar'daki karşılığı: ${heading}`, { exact: true });
  for (const [heading, field] of [['Talep No', 'number'], ['Müşteri', 'member_name'], ['E-posta', 'member_email'], ['Konu', 'subject'], ['Durumu', 'status'],
    ['Tarih', 'opened_at'], ['Gönderen', 'author'], ['Mesaj Tarihi', 'written_at'], ['Mesaj', 'body'], ['Renk', '']]) {
    await expect(choice(heading)).toHaveValue(field);
  }
  await expect(page.locator('.import-examples').first()).toContainText('T-1');
  const check = page.getByRole('button', { name: 'Denetle' });
  await choice('E-posta').selectOption('');
  await expect(page.getByText('E-Posta sütununu seçin')).toBeVisible();
  await expect(check).toBeDisabled();
  await choice('E-posta').selectOption('member_email');
  await expectAccessible(page);
  await shot(page, 'columns');
  await check.click();

  // What would happen, and why; nothing is stored yet.
  await expect(figure(page, 'new')).toHaveText('3');
  await expect(figure(page, 'doubtful')).toHaveText('1');
  await expect(figure(page, 'refused')).toHaveText('1');
  await expect(page.locator('.import-rows')).toContainText('E-posta adresi geçersiz (adres yok)');
  expect((await call(page, 'threads/count', { list: 'archive', filter: { email: 'isil' }, exact: true })).rows).toBe(0);
  await expectAccessible(page);
  await shot(page, 'checked');
  await page.locator('.figure[data-outcome=doubtful]').click();
  await expect(page.locator('.import-rows')).toContainText('Bu adda bir kullanıcı yok; adsız aktarılır (Ayrılan Kişi)');
  // A page that is left and opened again stands where it was.
  await goto(page, '/settings/import');
  await page.getByRole('button', { name: '4 satırı aktar' }).click();
  await expect(page.getByText('Aktarım bitti.')).toBeVisible();
  await expect(figure(page, 'stored')).toHaveText('4');
  await shot(page, 'done');

  // The refused rows come back with the reason behind them.
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Alınmayan satırları indir (.xlsx)' }).click();
  const file = join(info.outputDir, 'alinmayan.xlsx');
  await (await coming).saveAs(file);
  const { stdout } = await promisify(execFile)(resolve(process.env.CARGO_TARGET_DIR, 'debug', 'xtask'), ['cells', file]);
  const [sheet] = JSON.parse(stdout);
  expect(sheet.rows).toEqual([[...OLD[0], 'Neden'], [...OLD[4].slice(0, 6), null, null, 'Metin', null, 'E-posta adresi geçersiz (adres yok)']]);

  await page.getByRole('link', { name: 'Arşive git' }).click();
  await page.getByText('Kargom gelmedi').first().click();
  const said = page.locator('.message');
  await expect(said).toHaveCount(2);
  await expect(said.nth(0)).toContainText('Işıl Çağlar');
  await expect(said.nth(1)).toContainText('Mert Şahin');
  await expect(page.locator('.timeline')).toContainText('içe aktardı');

  // Nobody was mailed, nobody was called.
  expect(store.mail.mails).toHaveLength(0);
  await expect(other.locator('.new-bar, .toast')).toHaveCount(0);

  // The same file again adds nothing, and its columns are remembered.
  await bring(page, 'eski panel.csv', csv(OLD));
  await check.click();
  await expect(figure(page, 'known')).toHaveText('4');
  await expect(page.getByRole('button', { name: 'Aktarılacak yeni satır yok.' })).toBeDisabled();
  // Another file: this one is forgotten, the one that was imported is not.
  await page.getByRole('button', { name: 'Başka dosya' }).click();
  await expect(page.locator('.drop')).toBeVisible();
  await expect.poll(async () => (await call(page, 'imports/list', {})).map((it) => it.state)).toEqual(['done']);
  await goto(page, '/settings/import');
  await expect(page.locator('.import-recent')).toContainText('eski panel.csv');
  await shot(page, 'recent');
  expect(info.errors).toEqual([]);
});

test('members come from a list, and a file that is none is told so', async ({ page, store }, info) => {
  expect(store.url).toBeTruthy();
  page.refusals = [422];
  await signIn(page, admin);
  await bring(page, 'rapor.xlsx', Buffer.from('<html><table><tr><td>a</td></tr></table></html>'));
  await expect(page.getByRole('alert')).toContainText('web sayfası');
  await bring(page, 'yarım.xlsx', Buffer.from('PK\x03\x04 yarım'));
  await expect(page.getByRole('alert')).toContainText('bozuk ya da yarım');
  await shot(page, 'refused');

  await page.setViewportSize({ width: 390, height: 844 });
  await goto(page, '/settings/import');
  await page.getByRole('radio', { name: 'Üyeler' }).check();
  const members = csv([['Üye No', 'Ad Soyad', 'E-Posta'], ['U77', 'Şule Gök', 'sule@example.com'], ['U78', 'Can Su', 'can@example.com']]);
  await page.locator('input[type=file]').setInputFiles({ name: 'üyeler.csv', mimeType: 'text/csv', buffer: members });
  await shot(page, 'columns-phone');
  await page.getByRole('button', { name: 'Denetle' }).click();
  await expect(figure(page, 'new')).toHaveText('2');
  await expectAccessible(page);
  await shot(page, 'checked-phone');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '2 satırı aktar' }).click();
  await expect(page.getByText('Aktarım bitti.')).toBeVisible();
  await page.getByRole('link', { name: 'Üyelere git' }).click();
  await expect(page.getByText('Şule Gök')).toBeVisible();
  expect(info.errors).toEqual([]);
});
