// What every journey starts from: a desk, pages that fail on any word in the browser's console, and a few shared steps.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test as base, expect } from '@playwright/test';
import { admin, startDesk } from './desk.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export { admin, expect };

export const test = base.extend({
  // One empty desk for all journeys of a file.
  desk: [async ({}, use) => {
    const desk = await startDesk();
    await use(desk);
    await desk.stop();
  }, { scope: 'worker' }],

  baseURL: async ({ desk }, use) => use(desk.url),

  // A browser of somebody else: its own cookies, the same strictness.
  person: async ({ browser, desk }, use) => {
    const contexts = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: desk.url, locale: 'tr-TR', timezoneId: 'Europe/Istanbul', ...options });
      contexts.push(context);
      return strict(await context.newPage());
    });
    for (const context of contexts) await context.close();
  },

  page: async ({ page }, use) => use(strict(page)),
});

test.afterEach(async ({}, info) => {
  const words = complaints.splice(0);
  if (info.status === 'passed') expect(words, 'the browser\'s console').toEqual([]);
});

const complaints = [];

function strict(page) {
  page.on('pageerror', (error) => complaints.push(`${error}`));
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (page.refusals?.some((status) => message.text().includes(`status of ${status}`))) return;
    complaints.push(`${message.type()}: ${message.text()}`);
  });
  return page;
}

/** The browser may say that a request was refused with this status: the journey asks for the refusal. */
export function expectRefusal(page, status) {
  page.refusals = [...(page.refusals ?? []), status];
}

/** Goes to a page and waits until it answers clicks. */
export async function go(page, path) {
  await page.goto(path);
  await page.locator('html[data-hydrated]').waitFor();
}

/** Nothing serious on the page for people who use it with a screen reader or a keyboard. */
export async function expectAccessible(page) {
  // Through the debugger, because the page's own policy lets no script in.
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: axeSource });
  const { result } = await client.send('Runtime.evaluate', {
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { resultTypes: ['violations'] }).then((run) => run.violations
      .filter((violation) => ['serious', 'critical'].includes(violation.impact))
      .map((violation) => violation.id + ': ' + violation.nodes.map((node) => node.target.join(' ')).join(', ')))`,
  });
  const found = result.value;
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** Sends a message as the storefront does. */
export async function sendByApi(desk, key, message, id = crypto.randomUUID()) {
  return fetch(`${desk.url}/api/v1/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify(message),
  });
}
