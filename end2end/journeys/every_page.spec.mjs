// Every page in both tongues, light and dark, wide and on a phone: nothing serious for axe, nothing in the console, no
// sideways scroll, and the words of the language that was chosen.
import { admin, call, expect, expectAccessible, goto, messageOf, signIn, test } from '../fixtures.mjs';

const PAGES = ['/inbox', '/archive', '/bin', '/outgoing', '/outgoing?mail=1', '/templates', '/templates/1', '/members', '/settings/store',
  '/settings/lists', '/settings/agents', '/settings/rights', '/settings/api-keys', '/settings/import', '/nirede'];
/** Where both moments can be sorted by, however narrow the list is. */
const LISTS = ['/inbox', '/archive', '/bin'];
const HEADS = { tr: 'Üye Mesajları', en: 'Member messages' };

test.describe.configure({ timeout: 240_000 });

test.beforeEach(async ({ page, store }) => {
  await signIn(page, admin);
  if (store.mail.mails.length > 0) return;
  const { thread } = await store.send(messageOf({ email: 'sayfa@example.com' }));
  const { row } = await call(page, 'threads/get', { id: thread });
  await call(page, 'replies/send', { request: { thread, body: 'Merhaba.', seen: row.seen, anyway: false, resolve: false, submission: 'bir' } });
  await call(page, 'threads/act', { act: 'resolve', selection: { ids: [(await store.send(messageOf({ email: 'arsivlik@example.com' }))).thread] } });
  await call(page, 'threads/act', { act: 'bin', selection: { ids: [(await store.send(messageOf({ email: 'copluk@example.com' }))).thread] } });
  await expect.poll(() => store.mail.mails.length, { timeout: 30_000 }).toBe(1);
});

for (const lang of ['tr', 'en']) {
  for (const scheme of ['light', 'dark']) {
    for (const [width, height] of [[1440, 900], [390, 844]]) {
      test(`${lang}, ${scheme}, ${width} px`, async ({ page }, info) => {
        page.refusals = [404];
        await call(page, 'session/lang', { lang });
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height });
        for (const path of PAGES) {
          await goto(page, path);
          await expect(page.locator('html')).toHaveAttribute('lang', lang);
          await expect(page.locator('h1').first()).toBeVisible();
          if (LISTS.includes(path)) await expect(page.locator('thead .sort:visible')).toHaveCount(2);
          await expectAccessible(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(wide, `sideways scroll of ${path}`).toBeLessThanOrEqual(0);
          if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${lang}-${scheme}-${width}${path.replace(/\W+/g, '-')}.png` });
        }
        await goto(page, '/inbox?thread=1');
        await expect(page.locator('.thread__subject')).toBeVisible();
        await expectAccessible(page);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${lang}-${scheme}-${width}-thread.png` });
        if (width > 1000) await expect(page.locator('h1')).toHaveText(HEADS[lang]);
        expect(info.errors).toEqual([]);
      });
    }
  }
}

test('the tongue is each person’s own and stays', async ({ page, person }) => {
  await call(page, 'session/lang', { lang: 'tr' });
  await goto(page, '/inbox');
  await page.locator('.side__user summary').click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Export to Excel' })).toBeVisible();
  const again = await person();
  await signIn(again, admin);
  await expect(again.locator('h1')).toHaveText(HEADS.en);
});
