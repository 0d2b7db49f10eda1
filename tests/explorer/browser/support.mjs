// A graph, the server on it, and a browser that looks at it. Whatever the page complains of fails the test.
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const program = process.env.ENTENTE ?? '';
export const root = process.env.ENTENTE_ROOT ?? '';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A folder that goes when the test has ended. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'entente-explorer-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export function entente(...given) {
  return execFileSync(program, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The graph of the example articles. */
export function exampleGraph(t) {
  const graph = join(folder(t), 'world.db');
  entente('build', graph, join(root, 'examples', 'articles'));
  return graph;
}

/** Serves a graph: where, and how to end it. */
export async function startServer(graph) {
  const server = spawn(program, ['serve', graph, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((done) => server.once('exit', done));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  for await (const line of createInterface({ input: server.stdout })) return { address: line, stop };
  throw new Error(`entente serve ${graph} ended before it said where it is`);
}

/** The same until the test ends, or before. */
export async function serve(t, graph) {
  const server = await startServer(graph);
  t.after(server.stop);
  return server;
}

/** Chromium without a GPU, and without what it would ask of the network. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  });
}

let browser = null;

/** One browser for all tests of a file; call at the end of it. */
export async function closeBrowser() {
  await browser?.close();
  browser = null;
}

/** Opens a page on an address. `expected`: complaints of the console that the test is about. */
export async function open(t, address, { width = 1400, height = 860, colorScheme = 'light', expected = [] } = {}) {
  browser ??= await launch();
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, acceptDownloads: true });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/GPU stall due to ReadPixels|GL Driver Message/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (fault) => complaints.push(fault.message));
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints.filter((complaint) => !expected.some((one) => one.test(complaint))), [], 'the page complains of nothing');
  });
  await page.goto(address);
  await settled(page, true);
  return page;
}

/** Until the graph that was asked for stands still. `orAlert`: or it is said why there is none. */
export async function settled(page, orAlert = false) {
  await page.waitForFunction((or) => document.querySelector('.canvas')?.dataset.settled === 'true' || (or && document.querySelector('[role=alert]')), orAlert);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Does something that shows another graph, and waits until it stands. */
export async function andSettled(page, act) {
  await page.evaluate(() => {
    document.querySelector('.canvas').dataset.settled = 'asked';
  });
  await act();
  await settled(page);
}

/** Where an actor is drawn. */
export async function whereIs(page, actor) {
  const place = await page.evaluate((id) => window.entente.whereIs(id), actor);
  assert.ok(place, `${actor} is in the picture`);
  return place;
}

/** Clicks with the mouse in the middle of an element, as a hand does. */
export async function click(page, locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  assert.ok(box, `${locator} is there to be clicked`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

export async function clickActor(page, actor) {
  const { x, y } = await whereIs(page, actor);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
}

export const panel = (page) => page.locator('#panel');
export const heading = (page) => page.locator('#panel h2');
export const note = (page) => page.locator('.note');
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** How many actors the note says are shown. */
export async function shownActors(page) {
  return Number(/^([\d,]+) actor/.exec(await note(page).innerText())?.[1]?.replaceAll(',', '') ?? 'NaN');
}

/** Drags over a share of the timeline, 0 to 1. */
export async function dragTime(page, from, to) {
  const box = await page.locator('.bars').boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + from * box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + ((from + to) / 2) * box.width, y, { steps: 4 });
  await page.mouse.move(box.x + to * box.width, y, { steps: 4 });
  await page.mouse.up();
}

/** Serious faults that axe-core finds. */
export async function seriousFaults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(' | ')}`);
}

export async function download(page, name) {
  await click(page, page.locator('.menu > summary'));
  const [file] = await Promise.all([page.waitForEvent('download'), click(page, button(page, name))]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}
