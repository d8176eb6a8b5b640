// Steps that many journeys share.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Goes to a page and waits until it answers clicks. */
export async function goto(page, path) {
  await page.goto(path);
  await page.locator('html[data-hydrated]').waitFor();
}

/** Calls a server function as the page itself does; its answer. Fails when it is refused. */
export async function call(page, name, body) {
  const { status, text } = await ask(page, name, body);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${text}`);
  return text ? JSON.parse(text) : null;
}

/** Calls a server function as the page itself does; `{ status, text }`, also of a refusal. */
export function ask(page, name, body) {
  return page.evaluate(async ([url, sent]) => {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: sent });
    return { status: answer.status, text: await answer.text() };
  }, [`/api/${name}`, JSON.stringify(body)]);
}

/** From here on the browser may say that a request was refused with this status: the journey asks for the refusal. */
export function expectRefusal(page, status) {
  page.refusals = [...(page.refusals ?? []), status];
}

/** Nothing serious on the page for people who use it with a screen reader or a keyboard. */
export async function expectAccessible(page) {
  // Through the debugger, because the page's own policy lets no foreign script in.
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: axeSource });
  // Again for a while, because what still fades in has the colours of halfway.
  await expect(async () => {
    const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
      awaitPromise: true,
      returnByValue: true,
      expression: `axe.run(document, { resultTypes: ['violations'] }).then((run) => run.violations
        .filter((violation) => ['serious', 'critical'].includes(violation.impact))
        .map((violation) => violation.id + ': ' + violation.nodes.map((node) => node.target.join(' ')).join(', ')))`,
    });
    expect(exceptionDetails, 'axe').toBeUndefined();
    expect(result.value, `accessibility of ${page.url()}`).toEqual([]);
  }).toPass({ intervals: [250, 500, 1_000], timeout: 5_000 });
  await client.detach();
}

/** Sends a message as the storefront does. */
export async function sendByApi(desk, key, message, id = crypto.randomUUID()) {
  return fetch(`${desk.url}/api/v1/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify(message),
  });
}

/** A message as a storefront would word it; what a journey cares about replaces what stands here. */
export function messageOf({ email = 'ayse.yilmaz@example.com', full_name = 'Ayşe Yılmaz', ...more } = {}) {
  return {
    member: { email, full_name },
    subject: 'Kargom nerede?',
    order_no: 'SP-2024-18832',
    body: 'Merhaba, siparişim hâlâ gelmedi.',
    ...more,
  };
}

/** The row of a thread in a list. */
export const rowOf = (page, thread) => page.locator(`#thread-${thread}`);

/** The dialog that is open. */
export const dialogOf = (page) => page.locator('dialog[open]');
