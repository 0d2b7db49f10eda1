// The five tasks of docs/explorer.md, done with the mouse alone; and the pictures of the documentation, where a folder for them is given.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { andSettled, button, click, clickActor, closeBrowser, download, dragTime, exampleGraph, heading, note, open, panel, root, serve, shownActors } from './support.mjs';

after(closeBrowser);

/** What the page of the documentation promises as answers. */
const tasks = readFileSync(join(root, 'docs', 'explorer.md'), 'utf8').split('\n').filter((line) => /^\d\. /.test(line));

async function photograph(page, name) {
  const folder = process.env.ENTENTE_SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, name) });
}

const inList = (page, name) => panel(page).locator('button.link', { hasText: new RegExp(`^${name}$`) }).first();

/** What joins the actor of the panel to a neighbour. */
const chip = (page, neighbour, relation) => panel(page).locator('li', { has: page.locator('button.link', { hasText: new RegExp(`^${neighbour}$`) }) }).locator('button.chip', { hasText: relation }).first();

/** Clicks an actor of the list at the right. */
async function look(page, name) {
  await click(page, inList(page, name));
  await heading(page).getByText(name).waitFor();
}

/** Clicks a relation of the actor that is looked at. */
async function relation(page, neighbour, type) {
  await click(page, chip(page, neighbour, type));
  await heading(page).getByText(neighbour).waitFor();
}

function promised(number, ...answers) {
  for (const answer of answers) assert.ok(tasks[number - 1]?.includes(answer), `docs/explorer.md gives "${answer}" as the answer to task ${number}`);
}

test('1. whom an actor met', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  await look(page, 'Donald Trump');
  await relation(page, 'Kim Jong Un', 'CONSULT');
  const summary = await panel(page).locator('details[open] > summary').innerText();
  assert.equal(summary, 'CONSULT: 2 edges');
  assert.match(await panel(page).innerText(), /2018-06-12/);
  promised(1, 'Kim Jong Un', 'two edges', '12 June 2018');
});

test('2. the day of an agreement, and its sentence', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  await look(page, 'Russia');
  await relation(page, 'United States', 'AGREE');
  const told = await panel(page).locator('details[open]').innerText();
  assert.match(told, /AGREE.*2016-09-10/);
  assert.match(told, /agreed on a plan to reduce the violence in Syria/);
  promised(2, '10 September 2016', 'agreed on a plan to reduce the violence in Syria');
  await click(page, button(page, 'Why?').first());
  await panel(page).locator('dl').first().waitFor();
  await photograph(page, 'explorer-why.png');
});

test('3. what happened in a stretch of time', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  await look(page, 'Russia');
  await andSettled(page, () => click(page, button(page, 'Show around')));
  await photograph(page, 'explorer.png');
  await andSettled(page, () => dragTime(page, 0.96, 1));
  assert.equal(await shownActors(page), 2);
  await relation(page, 'Ukraine', 'ASSAULT');
  promised(3, 'Ukraine');
});

test('4. how two actors are connected', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  await look(page, 'Recep Tayyip Erdogan');
  await click(page, button(page, 'Path to …'));
  await note(page).getByText('now choose where to').waitFor();
  await andSettled(page, () => clickActor(page, 'armed-group/taliban'));
  await heading(page).getByText('Taliban').waitFor();
  assert.equal(await panel(page).locator('details > summary').first().innerText(), '1. Recep Tayyip Erdogan – Turkey – United Arab Emirates – Mike Pompeo – Taliban');
  promised(4, 'Turkey', 'United Arab Emirates', 'Mike Pompeo');
  await photograph(page, 'explorer-path.png');
});

test('5. one article, and its picture taken away', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  await look(page, 'Donald Trump');
  await relation(page, 'Kim Jong Un', 'CONSULT');
  await click(page, panel(page).locator('.source button.link').first());
  await button(page, 'Show this document alone').waitFor();
  assert.match(await heading(page).innerText(), /Trump and Kim sign joint statement at first summit/);
  await andSettled(page, () => click(page, button(page, 'Show this document alone')));
  const actors = await shownActors(page);
  promised(5, `${actors} actors`);
  const png = await download(page, 'Picture (PNG)');
  assert.ok(png.content.length > 10_000);
});
