// What every journey starts from: a desk of its own for each file, and pages that fail on any word in the console.
import { test as base, expect } from '@playwright/test';
import { admin, startDesk } from './desk.mjs';

export { admin, expect };
export { expectAccessible, expectRefusal, goto, sendByApi } from './steps.mjs';

export const test = base.extend({
  // Keeps the desk of the file that this worker is in.
  desks: [async ({}, use) => {
    let current = null;
    const leave = async () => { await current?.desk.stop(); current = null; };
    await use(async (file) => {
      if (current?.file !== file) {
        await leave();
        current = { file, desk: await startDesk() };
      }
      return current.desk;
    });
    await leave();
  }, { scope: 'worker' }],

  // An empty desk at the first journey of a file, and what they left of it at the next ones.
  desk: async ({ desks }, use, info) => {
    const desk = await desks(info.file);
    await use(desk);
    if (info.status !== info.expectedStatus) await info.attach('log of the program', { body: desk.log() });
    expect(desk.log(), 'the log of the program').not.toContain('panicked at');
  },

  baseURL: async ({ desk }, use) => use(desk.url),

  // What browsers complained of during this journey.
  complaints: async ({}, use, info) => {
    const words = [];
    await use(words);
    if (info.status === info.expectedStatus) expect(words, "the browser's console").toEqual([]);
  },

  page: async ({ page, complaints }, use) => use(strict(page, complaints)),

  // The browser of somebody else: its own cookies, the same strictness. `const agent = await person();`
  person: async ({ browser, baseURL, complaints, contextOptions, locale, timezoneId, viewport }, use) => {
    const contexts = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, baseURL, locale, timezoneId, viewport, ...options });
      contexts.push(context);
      return strict(await context.newPage(), complaints);
    });
    for (const context of contexts) await context.close();
  },
});

function strict(page, complaints) {
  page.on('pageerror', (error) => complaints.push(`${error}`));
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const text = message.text();
    if (page.refusals?.some((status) => text.includes(`status of ${status}`))) return;
    complaints.push(`${message.type()}: ${text} (${message.location().url})`);
  });
  return page;
}
