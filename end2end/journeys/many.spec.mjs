// One act on all that a filter finds: looked at before it is done, followed while it is done, stopped, taken back.
import { call, dialogOf, expect, expectAccessible, goto, messageOf, rowOf, signIn, supervisor, test } from '../fixtures.mjs';

test.use({ demo: true });

const many = (page, list, filter = {}) => call(page, 'threads/count', { list, filter, exact: true }).then((count) => count.rows);

/** Ticks all that the filter finds. */
async function pickAll(page) {
  await page.getByRole('checkbox', { name: 'Listedeki mesajların tümünü seç' }).check();
  await page.getByRole('button', { name: /Bu filtreye uyan .* mesajın tümünü seç/ }).click();
  await expect(page.locator('.bulk-count')).toContainText('tümü seçildi');
}

test('another topic for thousands, but not for the one that moved meanwhile; then everything back', async ({ page, person, store }) => {
  await store.send(messageOf());
  await signIn(page, supervisor, '/archive');
  const me = await call(page, 'session/me', {});
  const topic = me.store.topics[2];
  const [archived, before] = [await many(page, 'archive'), await many(page, 'archive', { topics: [topic.id] })];
  expect(archived).toBeGreaterThan(3_000);
  await pickAll(page);
  await page.getByRole('combobox', { name: 'Konuyu değiştir' }).selectOption({ label: topic.name.tr });
  const dialog = dialogOf(page);
  await expect(dialog).toContainText('Hiçbir üyeye mail gitmez.');
  await expect(dialog).toContainText(archived.toLocaleString('tr'));
  await expectAccessible(page);
  // Somebody else brings one back while the question stands: a thread that the act would change.
  const other = await person();
  await signIn(other, supervisor);
  const rows = (await call(other, 'threads/list', { list: 'archive', filter: {}, sort: 'activity_desc', after: null, rows: 50 })).rows;
  const moved = rows.find((row) => row.topic !== topic.id);
  await call(other, 'threads/act', { act: { reopen: { reason: null } }, selection: { ids: [moved.id] } });

  const began = Date.now();
  await dialog.getByRole('button', { name: 'Uygula' }).click();
  await expect(dialog).toContainText('Tamamlandı.', { timeout: 30_000 });
  console.log(`${archived} threads in ${Date.now() - began} ms`);
  await expect(dialog.locator('.job-conflicts')).toContainText(`#${moved.id}`);
  await expect(page.locator('.bulk-bar')).toHaveCount(0);
  await expectAccessible(page);
  expect(await many(page, 'archive', { topics: [topic.id] })).toBe(archived - 1);
  await dialog.getByRole('button', { name: 'Geri al' }).click();
  await expect(page.locator('.toast').last()).toContainText('eski hâline getirildi', { timeout: 30_000 });
  const still = rows.filter((row) => row.id === moved.id && row.topic === topic.id).length;
  expect(await many(page, 'archive', { topics: [topic.id] })).toBe(before - still);
});

test('an act that is stopped leaves the rest as it was', async ({ page, store }) => {
  await signIn(page, supervisor, '/archive');
  expect(store.url).toBeTruthy();
  const archived = await many(page, 'archive');
  await pickAll(page);
  await page.getByRole('button', { name: 'Mesajları Aç', exact: true }).click();
  await dialogOf(page).getByRole('button', { name: 'Mesajları Aç', exact: true }).click();
  await dialogOf(page).getByRole('button', { name: 'Uygula' }).click();
  // The desk may be quicker than the click: what counts is that it comes to an end, and that it can be taken back.
  await dialogOf(page).getByRole('button', { name: 'Durdur' }).click({ timeout: 2_000 }).catch(() => {});
  await expect(dialogOf(page)).toContainText(/Durduruldu|Tamamlandı/, { timeout: 30_000 });
  await expect(page.locator('.bulk-bar')).toHaveCount(0);
  const left = await many(page, 'archive');
  if (left < archived) {
    await dialogOf(page).getByRole('button', { name: 'Geri al' }).click();
    await expect(page.locator('.toast').last()).toContainText(`${(archived - left).toLocaleString('tr')} mesaj eski hâline getirildi`, { timeout: 30_000 });
  }
  expect(await many(page, 'archive')).toBe(archived);
});

test('a few are given to somebody at once, without a question', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'sorumlu@example.com' }));
  await signIn(page, supervisor);
  await rowOf(page, thread).locator('input').check();
  await page.getByRole('combobox', { name: 'Sorumlu yap' }).selectOption({ index: 2 });
  await expect(page.locator('.toast')).toContainText('1 mesaj değiştirildi');
  const { row } = await call(page, 'threads/get', { id: thread });
  expect(row.assignee).not.toBeNull();
  await goto(page, '/inbox');
});
