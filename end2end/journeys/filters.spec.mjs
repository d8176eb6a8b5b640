// Finding: each criterion alone by its field, each pair by its URL, on both lists, against a plain filter of our own.
import { expect, expectAccessible, goto, signIn, supervisor, test } from '../fixtures.mjs';
import { everyThread, fold } from '../oracle.mjs';

test.use({ demo: true });
test.describe.configure({ timeout: 240_000 });

const day = (millis) => new Date(millis + 3 * 3_600_000).toISOString().slice(0, 10);
const has = (text, part) => fold(text ?? '').includes(fold(part));
const key = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** The criteria: the query that asks for them, how somebody types them, and which threads they mean. */
const criteria = {
  opened: { query: 'opened_from=2025-06-01&opened_to=2026-09-30', days: ['opened', '2025-06-01', '2026-09-30'],
    fits: (it) => day(it.row.opened_at) >= '2025-06-01' && day(it.row.opened_at) <= '2026-09-30' },
  closed: { query: 'closed_from=2025-08-01&closed_to=2026-10-31', days: ['closed', '2025-08-01', '2026-10-31'],
    fits: (it) => it.row.closed_at && day(it.row.closed_at) >= '2025-08-01' && day(it.row.closed_at) <= '2026-10-31' },
  kind: { query: 'kind=1,3', ticks: ['kind', ['1', '3']], fits: (it) => [1, 3].includes(it.row.kind) },
  status: {
    inbox: { query: 'status=new,pending', ticks: ['status', ['new', 'pending']], fits: (it) => ['new', 'pending'].includes(it.row.status) },
    archive: { query: 'status=resolved', ticks: ['status', ['resolved']], fits: (it) => it.row.status === 'resolved' },
  },
  topic: { query: 'topic=1,2', ticks: ['topic', ['1', '2']], fits: (it) => [1, 2].includes(it.row.topic) },
  subject: { query: 'subject=SİPARİŞ', text: ['subject', 'SİPARİŞ'], fits: (it) => has(it.row.subject, 'SİPARİŞ') },
  name: { query: 'name=yıl', text: ['name', 'yıl'], fits: (it) => has(it.row.member_name, 'yıl') },
  email: { query: 'email=a', text: ['email', 'a'], fits: (it) => has(it.row.member_email, 'a') },
  body: { query: 'body=kargo', text: ['body', 'kargo'], fits: (it) => it.messages.some((message) => has(message.body, 'kargo')) },
  order_no: { query: 'order_no=1', text: ['order_no', '1'], fits: (it) => key(it.row.order_no).includes('1') },
  // Whose id it is depends on the demo: `chooseResponder` fills it in.
  responder: {},
};

function chooseResponder() {
  const id = threads.archive.find((it) => it.row.responder).row.responder;
  criteria.responder = { query: `responder=${id}`, ticks: ['responder', [`${id}`]], fits: (it) => it.row.responder === id };
}

const names = { inbox: Object.keys(criteria).filter((name) => name !== 'responder'), archive: Object.keys(criteria) };
const of = (list, name) => criteria[name][list] ?? criteria[name];

let threads;
test.beforeEach(async ({ page, store }) => {
  await signIn(page, supervisor);
  threads ??= { inbox: await everyThread(page, 'inbox'), archive: await everyThread(page, 'archive') };
  chooseResponder();
  expect(store.url).toBeTruthy();
});

const number = (text) => Number(text.replace(/[^0-9]/g, '') || NaN);

/** What the page shows: its count, and the numbers of its first rows. */
async function shown(page) {
  await page.locator('.list-count', { hasText: /\d/ }).waitFor();
  return {
    count: number(await page.locator('.list-count').textContent()),
    ids: await page.locator('tr.thread-row').evaluateAll((rows) => rows.map((row) => Number(row.id.replace('thread-', '')))),
  };
}

/** What it has to show: newest activity first, and of one moment the larger number. */
function expected(list, ...chosen) {
  const fit = threads[list].filter((it) => chosen.every((name) => of(list, name).fits(it)));
  fit.sort((a, b) => b.row.last_activity_at - a.row.last_activity_at || b.row.id - a.row.id);
  return fit.map((it) => it.row.id);
}

/** The page comes to show just these threads: their count, and the first of them as its rows. */
async function expectShown(page, ids, words) {
  await expect(async () => {
    const seen = await shown(page);
    expect(seen.count, `count of ${words}`).toBe(ids.length);
    expect(seen.ids, `rows of ${words}`).toEqual(ids.slice(0, Math.max(seen.ids.length, 1)));
  }).toPass({ timeout: 15_000 });
}

for (const list of ['inbox', 'archive']) {
  test(`${list}: each criterion alone, typed into its field and sent by Ara`, async ({ page }) => {
    for (const name of names[list]) {
      const { days, ticks, text } = of(list, name);
      await goto(page, `/${list}`);
      if (days) {
        await page.fill(`#filter-${days[0]}_from`, days[1]);
        await page.fill(`#filter-${days[0]}_to`, days[2]);
      } else if (ticks) {
        await page.locator(`#filter-${ticks[0]}`).click();
        for (const value of ticks[1]) await page.locator(`input[name="${ticks[0]}"][value="${value}"]`).check();
      } else {
        await page.fill(`#filter-${text[0]}`, text[1]);
      }
      const ids = expected(list, name);
      if (ids.length !== threads[list].length || list === 'inbox') {
        // Between two of its fields the count is that of the first alone.
        const live = async () => number(await page.locator('.would-find').textContent());
        await expect.poll(live, { message: `the live count of ${name}` }).toBe(ids.length);
      }
      await page.keyboard.press('Escape');
      await page.locator('#filter').getByRole('button', { name: 'Ara', exact: true }).click();
      await expect(page.locator('.chips .chip').first()).toBeVisible();
      await expect(page).toHaveURL(/\?/);
      await expectShown(page, ids, `${list} by ${name}`);
      if (list !== 'inbox' || name !== 'closed') expect(ids.length, `${name} has to find something`).toBeGreaterThan(0);
    }
  });

  test(`${list}: each pair of criteria, by its URL`, async ({ page }) => {
    let found = 0;
    for (const [at, one] of names[list].entries()) {
      for (const two of names[list].slice(at + 1)) {
        await page.goto(`/${list}?${of(list, one).query}&${of(list, two).query}`);
        const ids = expected(list, one, two);
        await expectShown(page, ids, `${list} by ${one} and ${two}`);
        found += ids.length > 0 ? 1 : 0;
      }
    }
    expect(found, 'pairs that find something').toBeGreaterThan(20);
  });
}

test('back, reload and a shared link give the same list; a chip takes its part away', async ({ page }) => {
  await goto(page, '/inbox');
  await page.fill('#filter-body', 'kargo');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/body=kargo/);
  await page.fill('#filter-name', 'yıl');
  await page.keyboard.press('Enter');
  await expect(page.locator('.chips .chip-name')).toHaveCount(2);
  const both = expected('inbox', 'body', 'name');
  await expectShown(page, both, 'both criteria');
  await page.goBack();
  await expect(page.locator('#filter-name')).toHaveValue('');
  await expectShown(page, expected('inbox', 'body'), 'the body alone');
  await page.goForward();
  await page.reload();
  await expectShown(page, both, 'both after a reload');
  await page.locator('html[data-hydrated]').waitFor();
  await page.locator('.chips a', { hasText: 'kargo' }).click();
  await expectShown(page, expected('inbox', 'name'), 'the name alone');
  await expectAccessible(page);
});

test('an impossible range and a malformed URL say so and keep what was typed', async ({ page }) => {
  await goto(page, '/inbox');
  await page.fill('#filter-opened_from', '2026-05-02');
  await page.fill('#filter-opened_to', '2026-05-01');
  await page.locator('#filter').getByRole('button', { name: 'Ara', exact: true }).click();
  await expect(page.locator('#filter .field__error')).toBeVisible();
  await expect(page.locator('#filter-opened_from')).toHaveValue('2026-05-02');
  await goto(page, '/inbox?opened_from=dün&kind=x&body=kargo');
  await expect(page.getByText('Bu filtre uygulanamıyor')).toBeVisible();
  await expect(page.locator('#filter-opened_from')).toHaveValue('dün');
  await expect(page.locator('#filter-body')).toHaveValue('kargo');
  await expectAccessible(page);
});

test('the list goes on without a cap, and all that match can be selected', async ({ page }) => {
  await goto(page, '/archive?body=kargo');
  const ids = expected('archive', 'body');
  const rows = page.locator('tr.thread-row');
  const first = await rows.count();
  expect(ids.length).toBeGreaterThan(first);
  await page.locator('.list-scroll').evaluate((element) => { element.scrollTop = element.scrollHeight; });
  await expect.poll(() => rows.count()).toBeGreaterThan(first);
  const seen = (await shown(page)).ids;
  expect(seen).toEqual(ids.slice(0, seen.length));
  await page.getByLabel('Listedeki mesajların tümünü seç').check();
  await page.getByRole('button', { name: /mesajın tümünü seç/ }).click();
  await expect.poll(async () => number(await page.locator('.bulk-count').textContent())).toBe(ids.length);
});

test('the order can be turned, by opened and by last activity', async ({ page }) => {
  for (const [sort, by] of [['-opened', (it) => -it.row.opened_at], ['opened', (it) => it.row.opened_at], ['activity', (it) => it.row.last_activity_at]]) {
    await page.goto(`/inbox?sort=${sort}`);
    const { ids } = await shown(page);
    const times = ids.map((id) => by(threads.inbox.find((it) => it.row.id === id)));
    expect(times, sort).toEqual([...times].sort((a, b) => a - b));
  }
});
