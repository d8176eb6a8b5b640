// Excel'e Aktar of a full desk: it goes on in the background, is found again, and can be stopped.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { agent, ask, call, dialogOf, expect, goto, signIn, test } from '../fixtures.mjs';

test.use({ demo: true });

const everything = { layout: 'messages', selection: { matching: { list: 'archive', filter: {}, except: [] } }, sort: 'activity_desc', columns: ['number', 'subject', 'body'] };

test('a page that is loaded again finds the export that it began', async ({ page, store }) => {
  await signIn(page, agent);
  expect(store.url).toBeTruthy();
  const begun = await call(page, 'exports/start', { request: everything });
  await goto(page, '/archive');
  await page.getByRole('button', { name: "Excel'e Aktar" }).click();
  const item = dialogOf(page).locator('.recent-exports__item', { hasText: begun.file_name });
  const coming = page.waitForEvent('download');
  // It may be ready by now: then its file is one click away, else it comes by itself.
  await item.locator('a, button').click();
  expect((await coming).suggestedFilename()).toBe(begun.file_name);
});

test('an export that is stopped leaves no file', async ({ page, store }) => {
  await signIn(page, agent, '/archive');
  // Jobs are written one after another: the second waits for as long as the first takes.
  const first = await call(page, 'exports/start', { request: everything });
  await page.getByRole('button', { name: "Excel'e Aktar" }).click();
  await dialogOf(page).getByRole('button', { name: 'Aktar', exact: true }).click();
  await dialogOf(page).getByRole('button', { name: 'Durdur' }).click();
  await expect(dialogOf(page).getByText('Aktarma durduruldu.')).toBeVisible();
  const stopped = (await call(page, 'exports/list', {})).find((job) => job.state === 'cancelled');
  expect(stopped.id).toBeGreaterThan(first.id);

  await expect.poll(async () => (await call(page, 'exports/get', { id: first.id })).state, { timeout: 30_000 }).toBe('ready');
  const files = await readdir(join(store.data, 'exports'));
  expect(files).toContain(`${first.id}.xlsx`);
  expect(files.filter((name) => name.includes(`${stopped.id}.`))).toEqual([]);
  page.refusals = [404];
  const { status } = await page.evaluate(async (url) => ({ status: (await fetch(url)).status }), `/exports/${stopped.id}/file`);
  expect(status).toBe(404);
  expect((await ask(page, 'exports/cancel', { id: stopped.id })).status).toBe(200);
});
