// A real SMTP server that keeps what it is given: plain, or secured by a certificate that only its own authority knows.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SMTPServer } from 'smtp-server';

const run = promisify(execFile);

/** The account that a secured server asks for. */
export const account = { user: 'destek', password: 'çok-gizli-posta' };

/**
 * Starts an SMTP server. `mails` grows with what it takes: `{ to: [address], raw, secure, user, connection }`. A journey that
 * wants a refusal sets `rules.rcpt` to a function of the recipient that returns an Error (with `responseCode`), or nothing.
 * `settings` are what a desk has to be told of it. `secured` is nothing, `starttls`, `tls` (from the first byte), or
 * `untrusted`: as `starttls`, but the desk does not know the authority.
 */
export async function startMailServer(secured) {
  const mails = [];
  const rules = { rcpt: null };
  const papers = secured ? await certificates() : null;
  const server = new SMTPServer({
    ...(secured ? withAccount(papers, secured) : { authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] }),
    onRcptTo: (address, session, done) => done(rules.rcpt?.(address.address) ?? null),
    onData(stream, { envelope, secure, user, id }, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        mails.push({ to: envelope.rcptTo.map((rcpt) => rcpt.address), raw, secure, user, connection: id });
        done(null, 'queued as test');
      });
    },
  });
  // Who breaks a connection off tells it in a log of their own.
  server.on('error', () => {});
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address();
  const close = async () => {
    await new Promise((closed) => server.close(closed));
    if (papers) await rm(papers.folder, { recursive: true, force: true });
  };
  return { mails, rules, settings: settings(secured, port, papers), close };
}

function withAccount({ key, cert }, secured) {
  return {
    key,
    cert,
    secure: secured === 'tls',
    onAuth({ username, password }, session, done) {
      if (username === account.user && password === account.password) done(null, { user: username });
      else done(Object.assign(new Error('wrong account'), { responseCode: 535 }));
    },
  };
}

function settings(secured, port, papers) {
  if (!secured) return { MESAJLAR_SMTP__HOST: '127.0.0.1', MESAJLAR_SMTP__PORT: `${port}`, MESAJLAR_SMTP__SECURITY: 'none' };
  return {
    MESAJLAR_SMTP__HOST: 'localhost',
    MESAJLAR_SMTP__PORT: `${port}`,
    MESAJLAR_SMTP__SECURITY: secured === 'tls' ? 'tls' : 'starttls',
    MESAJLAR_SMTP__USERNAME: account.user,
    MESAJLAR_SMTP__PASSWORD: account.password,
    ...(secured === 'untrusted' ? {} : { SSL_CERT_FILE: papers.authority }),
  };
}

/** An authority of this moment, and a certificate of it for `localhost`. */
async function certificates() {
  const folder = await mkdtemp(join(tmpdir(), 'mesajlar-tls-'));
  const at = (name) => join(folder, name);
  const openssl = (...words) => run('openssl', words);
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await writeFile(at('names'), 'subjectAltName=DNS:localhost');
  await openssl('req', '-x509', ...fresh, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-days', '2', '-subj', '/CN=Mesajlar journeys');
  await openssl('req', ...fresh, '-keyout', at('key.pem'), '-out', at('request.pem'), '-subj', '/CN=localhost');
  await openssl('x509', '-req', '-in', at('request.pem'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2',
    '-extfile', at('names'), '-out', at('cert.pem'));
  return { folder, authority: at('ca.pem'), key: await readFile(at('key.pem')), cert: await readFile(at('cert.pem')) };
}
