// Sütunlar: what somebody puts away stays away, for them alone, on every list and in every browser of theirs.
import { agent, expect, expectAccessible, goto, messageOf, rowOf, signIn, supervisor, test } from '../fixtures.mjs';

test('columns are put away and rows made low, and it stays so', async ({ page, person, store }) => {
  const { thread } = await store.send(messageOf({ subject: 'Sütunlar' }));
  await signIn(page, agent);
  const topic = page.getByRole('columnheader', { name: 'Mesaj Konusu' });
  const height = async (of) => (await rowOf(of, thread).boundingBox()).height;
  await expect(topic).toBeVisible();
  const usual = await height(page);
  await page.locator('summary', { hasText: 'Sütunlar' }).click();
  await expectAccessible(page);
  await page.locator('.look-menu').getByLabel('Mesaj Konusu').uncheck();
  await expect(topic).toBeHidden();
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/session/list_look'));
  await page.getByLabel('Sıkı satırlar').check();
  expect((await kept).status()).toBe(200);
  expect(await height(page)).toBeLessThan(usual);
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Sıkı satırlar')).toBeHidden();

  // The server already writes it so: nothing jumps when the page comes alive.
  const written = await (await page.request.get('/archive')).text();
  expect(written).toContain('is-compact hides-topic');
  await goto(page, '/archive');
  await expect(topic).toBeHidden();
  const other = await person();
  await signIn(other, supervisor);
  await expect(other.getByRole('columnheader', { name: 'Mesaj Konusu' })).toBeVisible();

  await goto(page, '/inbox');
  await page.locator('summary', { hasText: 'Sütunlar' }).click();
  await page.locator('.look-menu').getByLabel('Mesaj Konusu').check();
  await expect(topic).toBeVisible();
});
