// What every journey starts from: a desk of its own for each file, and pages that fail on any word in the console.
import { test as base, expect } from '@playwright/test';
import { admin, startDesk } from './desk.mjs';
import { openStore } from './people.mjs';
import { sendByApi } from './steps.mjs';

export { admin, expect };
export { agent, settings, signIn, supervisor } from './people.mjs';
export * from './steps.mjs';

export const test = base.extend({
  // Keeps the desk of the file that this worker is in.
  desks: [async ({}, use) => {
    let current = null;
    const leave = async () => { await current?.desk.stop(); current = null; };
    await use(async (file, secured) => {
      if (current?.file !== file || current.secured !== secured) {
        await leave();
        current = { file, secured, desk: await startDesk(secured) };
      }
      return current.desk;
    });
    await leave();
  }, { scope: 'worker' }],

  // How the mail of a desk leaves: `test.use({ secured: 'starttls' })`, see mail_server.mjs.
  secured: [undefined, { option: true }],

  // An empty desk at the first journey of a file, and what they left of it at the next ones.
  desk: async ({ desks, secured }, use, info) => {
    const desk = await desks(info.file, secured);
    await use(desk);
    if (info.status !== info.expectedStatus) await info.attach('log of the program', { body: desk.log() });
    expect(desk.log(), 'the log of the program').not.toContain('panicked at');
  },

  baseURL: async ({ desk }, use) => use(desk.url),

  // Whether the store of a file has the demo's threads: `test.use({ demo: true })`.
  demo: [false, { option: true }],

  // The desk set up, with people. `store.send(message)` stores a message of a member and tells its `{ thread, message }`.
  store: async ({ desk, demo, browser, contextOptions }, use) => {
    if (!desk.key) {
      const context = await browser.newContext({ ...contextOptions, baseURL: desk.url });
      desk.key = await openStore(await context.newPage(), desk, { demo });
      await context.close();
    }
    const send = async (message) => {
      const answer = await sendByApi(desk, desk.key, message);
      if (!answer.ok) throw new Error(`the store API answered ${answer.status}: ${await answer.text()}`);
      return answer.json();
    };
    await use({ ...desk, send });
  },

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
    if (page.losesNetwork && text.includes('net::ERR_')) return;
    complaints.push(`${message.type()}: ${text} (${message.location().url})`);
  });
  return page;
}
