// A member writes while people look at their lists.
import { startCable } from '../desk.mjs';
import { agent, admin, expect, goto, messageOf, rowOf, sendByApi, signIn, supervisor, test } from '../fixtures.mjs';

test('a key made in one window lets the store write, and another window sees it within a second', async ({ page, person, store }) => {
  const other = await person();
  await signIn(other, agent);
  await signIn(page, admin, '/settings/api-keys');
  await page.fill('#key-name', 'Deneme vitrini');
  await page.getByRole('button', { name: 'Anahtar oluştur' }).click();
  const key = await page.locator('#api-key-secret').textContent();

  // Nobody looks at the other window.
  await other.evaluate(() => { document.hasFocus = () => false; });
  const answer = await sendByApi(store, key, messageOf({ subject: 'Canlı görünmeli' }));
  const began = Date.now();
  expect(answer.status).toBe(201);
  const { thread } = await answer.json();
  await expect(rowOf(other, thread)).toBeVisible();
  const took = Date.now() - began;
  console.log(`seen in the other window after ${took} ms`);
  await expect(rowOf(other, thread)).toContainText('Canlı görünmeli');
  await expect(other.locator('.side__badge').first()).toHaveText('1');
  await expect(other).toHaveTitle(/\(1\)/);
});

test('the same key of the same request makes one row, another body with it is refused', async ({ page, store }) => {
  await signIn(page, agent);
  const id = crypto.randomUUID();
  const first = await sendByApi(store, store.key, messageOf({ subject: 'Bir kez' }), id);
  const again = await sendByApi(store, store.key, messageOf({ subject: 'Bir kez' }), id);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.json()).toEqual(await first.json());
  const other = await sendByApi(store, store.key, messageOf({ subject: 'Başka' }), id);
  expect(other.status).toBe(422);
  expect(other.headers.get('content-type')).toBe('application/problem+json');
  await expect(page.locator('tr.thread-row', { hasText: 'Bir kez' })).toHaveCount(1);
});

test('what somebody reads does not move when something new comes', async ({ page, store }) => {
  for (let at = 0; at < 40; at += 1) await store.send(messageOf({ email: `uye${at}@example.com`, subject: `Sıra ${at}` }));
  await signIn(page, agent);
  await expect(page.locator('tr.thread-row', { hasText: 'Sıra 20' })).toHaveCount(1);
  const scroller = page.locator('.list-scroll');
  await scroller.evaluate((element) => { element.scrollTop = 400; });
  const top = () => page.locator('tr.thread-row', { hasText: 'Sıra 20' }).evaluate((row) => row.getBoundingClientRect().top);
  const before = await top();
  await store.send(messageOf({ email: 'yeni@example.com', subject: 'Yukarıdan gelen' }));
  await expect(page.locator('.fresh-pill')).toBeVisible();
  expect(Math.abs(await top() - before)).toBeLessThan(2);
  await page.locator('.fresh-pill').click();
  await expect(page.locator('tr.thread-row').first()).toContainText('Yukarıdan gelen');
});

test('a dropped connection says so, resumes, and shows what a fresh load shows', async ({ person, store }) => {
  const cable = await startCable(store);
  const page = await person({ baseURL: cable.url });
  await signIn(page, supervisor);
  page.losesNetwork = true;
  cable.cut();
  await expect(page.locator('.banner--warning')).toBeVisible({ timeout: 30_000 });
  const sent = await store.send(messageOf({ email: 'uzakta@example.com', subject: 'Bağlantı yokken' }));
  cable.mend();
  await expect(rowOf(page, sent.thread)).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.banner--warning')).toBeHidden();
  const fresh = await person();
  await signIn(fresh, supervisor);
  await expect(rowOf(fresh, sent.thread)).toBeVisible();
  const rows = (of) => of.locator('tr.thread-row').evaluateAll((all) => all.slice(0, 20).map((row) => row.id));
  expect(await rows(page)).toEqual(await rows(fresh));
  cable.close();
});

test('a new message is seen in the open thread too', async ({ page, store }) => {
  const first = await store.send(messageOf({ email: 'acik@example.com', subject: 'Açık dururken' }));
  await signIn(page, agent, `/inbox?thread=${first.thread}`);
  await expect(page.locator('.message')).toHaveCount(1);
  await store.send(messageOf({ email: 'acik@example.com', thread: first.thread, body: 'Bir şey daha soracaktım.' }));
  await expect(page.locator('.message')).toHaveCount(2);
  await expect(page.locator('.message').last()).toContainText('Bir şey daha soracaktım.');
  await goto(page, '/inbox');
});
