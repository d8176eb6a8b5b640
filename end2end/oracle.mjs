// What a list has to show, told without the desk's own filter: every thread is read and filtered here, in plain words.
import { call } from './steps.mjs';

const MARKS = { ı: 'i', ş: 's', ğ: 'g', ç: 'c', ö: 'o', ü: 'u', â: 'a', î: 'i', û: 'u' };

/** Folds a text as the desk promises to: Turkish letters without case and marks, runs of blanks as one. */
export function fold(text) {
  return text.replace(/İ/g, 'i').replace(/I/g, 'i').toLowerCase().replace(/[ışğçöüâîû]/g, (letter) => MARKS[letter]).replace(/\s+/g, ' ').trim();
}

/** All threads of a list with their messages, in the order of their last activity, newest first. */
export async function everyThread(page, list) {
  const rows = [];
  for (let after = null; ;) {
    const read = await call(page, 'threads/list', { list, filter: {}, sort: 'activity_desc', after, rows: 200 });
    rows.push(...read.rows);
    if (!read.next) break;
    after = read.next;
  }
  return page.evaluate(async (ids) => {
    const read = async (id) => {
      const answer = await fetch('/api/threads/get', { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ id }) });
      const { row, messages } = await answer.json();
      return { row, messages };
    };
    const all = [];
    for (let at = 0; at < ids.length; at += 20) all.push(...await Promise.all(ids.slice(at, at + 20).map(read)));
    return all;
  }, rows.map((row) => row.id));
}
