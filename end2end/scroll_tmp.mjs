import { chromium } from 'playwright';
import { readFileSync } from 'node:fs';
const [,, url, key, seconds = '60'] = process.argv;
const [email, password] = JSON.parse(readFileSync(key, 'utf8'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('console', m.text()));
await page.goto(url + '/sign-in'); await page.waitForSelector('[data-hydrated]');
await page.evaluate(async ([email, password]) => { const a = await fetch('/api/session/sign_in', { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ email, password }) }); if (!a.ok) throw new Error(await a.text()); }, [email, password]);
await page.goto(url + '/archive'); await page.waitForSelector('[data-hydrated]'); await page.waitForTimeout(1500);
const result = await page.evaluate(async (seconds) => {
  const scroller = document.querySelector('.list-scroll'); const gaps = []; let long = 0; const worst = [];
  new PerformanceObserver((list) => { for (const e of list.getEntries()) { long += 1; worst.push(Math.round(e.duration)); } }).observe({ entryTypes: ['longtask'] });
  const end = performance.now() + seconds * 1000; let last = performance.now(); let rows = 0;
  await new Promise((done) => { const tick = () => { const now = performance.now(); gaps.push(now - last); last = now; scroller.scrollTop += 1200; rows = Math.round(scroller.scrollHeight / 40); if (now < end) requestAnimationFrame(tick); else done(); }; requestAnimationFrame(tick); });
  // And back to the top in leaps, and to the middle.
  const leaps = []; for (const to of [0.5, 0.1, 0.9, 0.3, 0]) { const begin = performance.now(); scroller.scrollTop = scroller.scrollHeight * to; await new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))); leaps.push(Math.round(performance.now() - begin)); }
  await new Promise((r) => setTimeout(r, 300));
  gaps.sort((a, b) => a - b); const at = (p) => Math.round(gaps[Math.floor(gaps.length * p)] * 10) / 10;
  return { frames: gaps.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: Math.round(gaps.at(-1)), over50: gaps.filter((g) => g > 50).length, longTasks: long, worst: worst.sort((a, b) => b - a).slice(0, 8), height: scroller.scrollHeight, rows, leaps, inDocument: document.querySelectorAll('.thread-row').length, blocks: document.querySelectorAll('tbody').length, first: document.querySelector('.thread-row')?.id, heap: Math.round(performance.memory.usedJSHeapSize / 1e6) };
}, Number(seconds));
console.log(JSON.stringify(result));
if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
await browser.close();
