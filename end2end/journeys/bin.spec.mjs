// Sil and its way back, Ekle, and the keyboard.
import { agent, call, dialogOf, expect, expectAccessible, expectRefusal, goto, messageOf, rowOf, signIn, supervisor, test } from '../fixtures.mjs';

test('deleted, taken back, deleted again and restored from the bin', async ({ page, store }) => {
  const ids = [];
  for (let at = 0; at < 2; at += 1) ids.push((await store.send(messageOf({ email: `sil${at}@example.com`, subject: `Silinecek ${at}` }))).thread);
  await signIn(page, supervisor);
  for (const id of ids) await rowOf(page, id).locator('input').check();
  await page.locator('.bulk-bar').getByRole('button', { name: 'Sil', exact: true }).click();
  await expect(page.locator('.toast')).toContainText('2 mesaj çöp kutusuna taşındı');
  await page.locator('.toast__undo').click();
  for (const id of ids) await expect(rowOf(page, id)).not.toHaveClass(/is-gone/);
  await goto(page, '/inbox');
  for (const id of ids) await rowOf(page, id).locator('input').check();
  await page.locator('.bulk-bar').getByRole('button', { name: 'Sil', exact: true }).click();
  await expect(page.locator('.toast')).toBeVisible();
  await goto(page, '/inbox');
  for (const id of ids) await expect(rowOf(page, id)).toHaveCount(0);
  await goto(page, '/bin');
  for (const id of ids) await rowOf(page, id).locator('input').check();
  await expectAccessible(page);
  await page.locator('.bulk-bar').getByRole('button', { name: 'Geri yükle' }).click();
  await expect(page.locator('.toast')).toContainText('2 mesaj geri yüklendi');
  await goto(page, '/inbox');
  for (const id of ids) await expect(rowOf(page, id)).toBeVisible();
});

test('Ekle finds a member, keeps what was typed over a mistake, opens the thread and sends', async ({ page, store }) => {
  await store.send(messageOf({ email: 'irmak@example.com', full_name: 'Irmak Çağlar', order_no: 'ÖZ-77' }));
  await signIn(page, agent);
  await page.getByRole('button', { name: 'Ekle' }).click();
  const dialog = dialogOf(page);
  await dialog.locator('#start-subject').fill('Faturanız');
  await dialog.getByRole('button', { name: 'Gönder' }).click();
  await expect(dialog.locator('.field__error').first()).toBeVisible();
  await expect(dialog.locator('#start-subject')).toHaveValue('Faturanız');
  await expectAccessible(page);
  await dialog.locator('#start-member').fill('IRMAK');
  await expect(dialog.locator('.picker__option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.picker__picked')).toContainText('Irmak Çağlar');
  await dialog.locator('#start-kind').selectOption({ index: 1 });
  await dialog.locator('#start-topic').selectOption({ index: 1 });
  await dialog.locator('#start-order-no').fill('ÖZ-77');
  await dialog.locator('#start-body').fill('Faturanız ektedir, iyi günler.');
  await dialog.getByRole('button', { name: 'Gönder' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.thread__subject')).toHaveText('Faturanız');
  await expect.poll(() => store.mail.mails.some((mail) => mail.to.includes('irmak@example.com')), { timeout: 30_000 }).toBe(true);
});

test('Ekle writes to somebody new', async ({ page, store }) => {
  await signIn(page, agent);
  await page.getByRole('button', { name: 'Ekle' }).click();
  const dialog = dialogOf(page);
  await dialog.getByText('Yeni üye').click();
  await dialog.locator('#start-full-name').fill('Gülşah Öztürk');
  await dialog.locator('#start-email').fill('gulsah@example');
  await dialog.locator('#start-kind').selectOption({ index: 1 });
  await dialog.locator('#start-topic').selectOption({ index: 2 });
  await dialog.locator('#start-subject').fill('Hoş geldiniz');
  await dialog.locator('#start-body').fill('Üyeliğiniz açıldı.');
  await dialog.locator('#start-email').fill('gulsah@example.com');
  await dialog.getByRole('button', { name: 'Gönder' }).click();
  await expect(page.locator('.thread__subject')).toHaveText('Hoş geldiniz');
  await expect.poll(() => store.mail.mails.some((mail) => mail.to.includes('gulsah@example.com')), { timeout: 30_000 }).toBe(true);
});

test('the keyboard walks, opens, ticks, answers, resolves, finds and helps', async ({ page, store }) => {
  const last = await store.send(messageOf({ email: 'klavye@example.com', subject: 'Klavyeyle' }));
  await signIn(page, agent);
  await page.keyboard.press('j');
  await expect(rowOf(page, last.thread)).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.locator('.bulk-count')).toContainText('1');
  await page.keyboard.press('x');
  await page.keyboard.press('Enter');
  await expect(page.locator('.thread__subject')).toHaveText('Klavyeyle');
  await page.keyboard.press('r');
  await dialogOf(page).locator('textarea').waitFor();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(dialogOf(page)).toContainText('Klavye kısayolları');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.locator('#filter-opened_from')).toBeFocused();
  await page.locator('h1').click();
  await page.keyboard.press('e');
  await expect.poll(async () => (await call(page, 'threads/get', { id: last.thread })).row.status).toBe('resolved');
});

test('what is not there says so', async ({ page }) => {
  await signIn(page, agent);
  expectRefusal(page, 404);
  await goto(page, '/boyle-bir-sayfa');
  await expect(page.getByText('Böyle bir sayfa yok')).toBeVisible();
  await goto(page, '/inbox?thread=999999');
  await expect(page.locator('.thread').getByRole('alert')).toBeVisible();
});
