// API anahtarları: shown once, good for messages and nothing else, and worthless from the moment it is withdrawn.
import { admin, dialogOf, expect, goto, messageOf, rowOf, sendByApi, signIn, test } from '../fixtures.mjs';

test('a key is made, shown once, used, and withdrawn', async ({ page, store }) => {
  await signIn(page, admin, '/settings/api-keys');
  await page.getByLabel('Anahtarın adı').fill('Mobil uygulama');
  await page.getByRole('button', { name: 'Anahtar oluştur' }).click();
  const key = await page.locator('#api-key-secret').innerText();
  const row = page.locator('tbody tr', { hasText: 'Mobil uygulama' });
  await expect(row).toContainText('Hiç');

  const message = messageOf({ email: 'mobil@example.com', subject: 'Uygulamadan yazıyorum' });
  const answer = await sendByApi(store, key, message);
  expect(answer.status).toBe(201);
  const { thread } = await answer.json();
  expect((await fetch(`${store.url}/api/threads/get`, { method: 'POST', headers: { authorization: `Bearer ${key}` } })).status).not.toBe(200);
  await goto(page, '/inbox');
  await expect(rowOf(page, thread)).toContainText('Uygulamadan yazıyorum');

  await goto(page, '/settings/api-keys');
  await expect(row).not.toContainText('Hiç');
  expect(await page.content()).not.toContain(key);
  await row.getByRole('button', { name: 'İptal et' }).click();
  await dialogOf(page).locator('.button--danger').click();
  await expect(row).toContainText('İptal edildi');
  const refused = await sendByApi(store, key, message);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
});
