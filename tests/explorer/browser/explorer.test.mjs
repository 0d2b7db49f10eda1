// What the explorer promises, in a real browser.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { andSettled, button, click, clickActor, closeBrowser, download, dragTime, entente, exampleGraph, folder, heading, note, open, panel, seriousFaults, serve, settled, shownActors, whereIs } from './support.mjs';

after(closeBrowser);

const around = (actor) => `?actor=${encodeURIComponent(actor)}`;

test('the first picture is of the most connected actors, and says of how many', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  assert.match(await note(page).innerText(), /^40 actors, \d+ relations \(\d+ edges\); of \d+ in the graph/);
  assert.equal(await heading(page).innerText(), 'The most connected actors');
  assert.match(await panel(page).innerText(), /Russia country/);
  const drawn = await page.evaluate(() => [...document.querySelectorAll('.canvas canvas')].length);
  assert.ok(drawn > 0);
});

test('an actor is found by a part of a name, and shown with whom it deals with', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  await page.locator('#search').pressSequentially('lavr');
  await andSettled(page, () => page.getByRole('option', { name: /Sergei Lavrov/ }).click());
  assert.equal(await heading(page).innerText(), 'Sergei Lavrov');
  assert.ok(new URL(page.url()).searchParams.getAll('actor').includes('person/sergei-lavrov'));
});

test('a double click opens what is around an actor, beside what is there', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address + around('person/sergei-lavrov'));
  const before = await shownActors(page);
  const { x, y } = await whereIs(page, 'country/rus');
  await andSettled(page, () => page.mouse.dblclick(x, y));
  assert.deepEqual(new URL(page.url()).searchParams.getAll('actor'), ['person/sergei-lavrov', 'country/rus']);
  assert.ok((await shownActors(page)) > before);
  await whereIs(page, 'person/sergei-lavrov');
});

test('a stretch of time drawn on the timeline filters the picture, and is given up again', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address + around('country/rus'));
  const before = await shownActors(page);
  await andSettled(page, () => dragTime(page, 0.8, 1));
  const asked = new URL(page.url()).searchParams;
  assert.match(asked.get('since'), /^202[12]-/);
  assert.match(asked.get('until'), /^2023-/);
  assert.ok((await shownActors(page)) < before);
  await andSettled(page, () => click(page, button(page, 'All times')));
  assert.equal(await shownActors(page), before);
});

test('filters change what is shown, and stand in the address', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address + around('country/rus'));
  const before = await shownActors(page);
  await click(page, page.locator('#filters summary', { hasText: 'Quad class' }));
  await andSettled(page, () => page.getByLabel('Conflict in deeds').check());
  assert.equal(new URL(page.url()).searchParams.get('quad'), '4');
  assert.ok((await shownActors(page)) < before);
  await andSettled(page, () => page.getByLabel('Status').selectOption('all'));
  assert.equal(new URL(page.url()).searchParams.get('status'), 'all');
  await andSettled(page, () => click(page, button(page, 'No filters')));
  assert.equal(await shownActors(page), before);
  await andSettled(page, () => page.goBack());
  assert.equal(new URL(page.url()).searchParams.get('quad'), '4');
});

test('a path between two chosen actors is drawn and told step by step, each with its sentence', async (t) => {
  const graph = exampleGraph(t);
  const { address } = await serve(t, graph);
  const page = await open(t, address + around('person/john-kerry'));
  await clickActor(page, 'person/john-kerry');
  await click(page, button(page, 'Path to …'));
  assert.match(await note(page).innerText(), /A path from John Kerry: now choose where to/);
  await page.locator('#search').fill('rouhani');
  await andSettled(page, () => page.getByRole('option', { name: /Hassan Rouhani/ }).click());
  assert.equal(await heading(page).innerText(), 'From John Kerry to Hassan Rouhani');
  const best = JSON.parse(entente('path', graph, 'John Kerry', 'Hassan Rouhani', '--json'));
  const steps = page.locator('#panel details').first().locator('.evidence > li');
  assert.equal(await steps.count(), best.length);
  for (const [i, step] of best.steps.entries()) assert.ok((await steps.nth(i).innerText()).includes(step.best.text), `step ${i} has its sentence`);
  for (const step of best.steps) await whereIs(page, step.to.id);
});

test('a line in the picture leads to its edges, and an edge to every sentence, its words marked', async (t) => {
  const graph = join(folder(t), 'two.db');
  const text = join(folder(t), 'two.txt');
  writeFileSync(text, 'A visit\n\nMOSCOW, July 15, 2016\n\nUS Secretary of State John Kerry criticised Vladimir Putin, a Kremlin spokesman said.\n');
  entente('build', graph, text);
  const { address } = await serve(t, graph);
  const page = await open(t, address + around('person/john-kerry') + '&only=events');
  const [a, b] = [await whereIs(page, 'person/john-kerry'), await whereIs(page, 'person/vladimir-putin')];
  const middle = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  await page.mouse.move(...middle);
  await page.waitForFunction(() => /ACCUSE/.test(document.querySelector('.picture .caption').textContent));
  await page.mouse.click(...middle);
  await heading(page).getByText('Vladimir Putin').waitFor();
  await click(page, button(page, 'Why?').first());
  await panel(page).locator('dl').first().waitFor();
  assert.equal(await panel(page).locator('mark.source').first().innerText(), 'John Kerry');
  assert.equal(await panel(page).locator('mark.target').first().innerText(), 'Vladimir Putin');
  assert.equal(await panel(page).locator('mark.trigger').first().innerText(), 'criticised');
  const told = await panel(page).innerText();
  for (const words of ['Rule', 'Confidence', 'full name', 'A visit', '2016-07-15', 'sentence ']) assert.ok(told.includes(words), words);
  await click(page, page.locator('#panel dd button.link', { hasText: 'A visit' }));
  await button(page, 'Show this document alone').waitFor();
});

test('sentences are found by their words', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  await page.locator('#search').fill('ceasefire');
  await page.getByRole('option', { name: /Sentences with/ }).click();
  await page.locator('#panel mark.match').first().waitFor();
  for (const found of await page.locator('#panel mark.match').allInnerTexts()) assert.match(found, /^ceasefires?$/i);
});

test('what is shown is taken away as PNG, SVG, GraphML, GEXF and CSV', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address + around('person/sergei-lavrov'));
  const actors = await shownActors(page);
  const png = await download(page, 'Picture (PNG)');
  assert.equal(png.name, 'entente.png');
  assert.equal(png.content.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const drawing = (await download(page, 'Picture (SVG)')).content.toString();
  assert.equal(drawing.match(/<circle /g).length, actors);
  assert.match(drawing, /Sergei Lavrov/);
  const graphml = (await download(page, 'Graph (GraphML)')).content.toString();
  assert.equal(graphml.match(/<node /g).length, actors);
  assert.match((await download(page, 'Graph with time (GEXF)')).content.toString(), /<gexf /);
  const csv = (await download(page, 'Reports (CSV)')).content.toString().split('\n');
  assert.match(csv[0], /^record,edge,kind,date,/);
  assert.ok(csv.length > actors);
});

test('an address shows the same to whoever opens it', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, `${address}?actor=country%2Frus&since=2016-01-01&panel=pair&id=country%2Frus&with=country%2Fukr&of=AGREE&colour=community`);
  const seen = async (of) => [await note(of).innerText(), await panel(of).innerText(), await of.locator('.legend').innerText()];
  const before = await seen(page);
  assert.match(before[1], /Russia and Ukraine/);
  await page.reload();
  await settled(page);
  assert.deepEqual(await seen(page), before);
  const other = await open(t, page.url());
  assert.deepEqual(await seen(other), before);
});

test('the keyboard alone finds an actor, reads the table, opens a relation and its evidence', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address);
  const tabTo = async (what) => {
    for (let i = 0; i < 200; ++i) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((words) => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').includes(words), what)) return;
    }
    assert.fail(`Tab comes to ${what}`);
  };
  await tabTo('Find an actor');
  await page.keyboard.type('kerry');
  await page.getByRole('option', { name: /John Kerry/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await andSettled(page, () => page.keyboard.press('Enter'));
  assert.equal(await heading(page).innerText(), 'John Kerry');
  await tabTo('Table');
  await page.keyboard.press('Enter');
  await tabTo('CONSULT Mohammad Javad Zarif');
  await page.keyboard.press('Enter');
  await heading(page).getByText('Mohammad Javad Zarif').waitFor();
  await tabTo('Why?');
  await page.keyboard.press('Enter');
  await panel(page).locator('dl').first().waitFor();
});

test('the table shows what the picture shows, sorted as one likes', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address + around('country/rus') + '&view=table');
  const relations = page.locator('section[aria-label="Relations"]');
  assert.match(await note(page).innerText(), new RegExp(`, ${await relations.locator('tbody tr').count()} relations`));
  await relations.getByRole('button', { name: 'Edges', exact: true }).click();
  const edges = (await relations.locator('tbody tr td:nth-child(4)').allInnerTexts()).map(Number);
  assert.deepEqual(edges, [...edges].sort((a, b) => b - a));
  assert.equal(await relations.locator('th').nth(3).getAttribute('aria-sort'), 'descending');
});

test('a telephone of 320 pixels shows everything without scrolling sideways', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, address + around('country/rus') + '&panel=actor&id=country%2Frus', { width: 320, height: 640 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  for (const id of ['#search', '.canvas', '.bars', '#panel h2']) {
    const box = await page.locator(id).boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 320 && box.width > 100, `${id} lies within the page`);
  }
  assert.deepEqual(await seriousFaults(page), []);
});

for (const [name, query] of [['at the start', ''], ['with an actor', '?actor=country%2Frus&panel=actor&id=country%2Frus'], ['as a table', '?actor=country%2Frus&view=table&panel=pair&id=country%2Frus&with=country%2Fukr'], ['on a path', '?from=person%2Fjohn-kerry&to=person%2Fhassan-rouhani']])
  for (const colorScheme of ['light', 'dark'])
    test(`axe-core finds no serious fault ${name}, ${colorScheme}`, async (t) => {
      const { address } = await serve(t, exampleGraph(t));
      const page = await open(t, address + query, { colorScheme });
      assert.deepEqual(await seriousFaults(page), []);
    });

test('what a graph says is text, whatever it says', async (t) => {
  const graph = join(folder(t), 'hostile.db');
  const documents = join(folder(t), 'hostile.jsonl');
  const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  writeFileSync(documents, JSON.stringify({
    id: `"><svg onload=window.hacked=1>`, title: evil, publisher: evil, url: 'javascript:window.hacked=1', published: '2020-01-02',
    text: `Vladimir Putin met Xi Jinping of ${evil} in Beijing. Vladimir Putin accused the "<b onmouseover=window.hacked=1>Front</b>" rebels of murder.`,
  }) + '\n');
  entente('build', graph, documents);
  const { address } = await serve(t, graph);
  const page = await open(t, `${address}?actor=person%2Fvladimir-putin&panel=document&id=${encodeURIComponent('"><svg onload=window.hacked=1>')}`, { expected: [/status of 400/] }); // of a type that there is not, below
  await heading(page).waitFor();
  assert.equal(await heading(page).innerText(), evil);
  assert.equal(await page.locator('#panel a').count(), 0, 'an address that is no web page is no link');
  await page.goto(`${address}?actor=person%2Fvladimir-putin&panel=actor&id=person%2Fvladimir-putin&view=table`);
  await settled(page);
  for (const text of ['.tables', '#panel']) assert.match(await page.locator(text).innerText(), /Xi Jinping/);
  await page.goto(`${address}?panel=search&id=${encodeURIComponent(evil)}&type=${encodeURIComponent(evil)}`);
  await page.getByRole('alert').first().waitFor();
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

test('who is not there is said, and the way back is shown', async (t) => {
  const { address } = await serve(t, exampleGraph(t));
  const page = await open(t, `${address}?actor=nobody%2Fof-this-name`, { expected: [/status of 400/] });
  assert.match(await note(page).innerText(), /nobody\/of-this-name/);
  await andSettled(page, () => click(page, page.locator('.home')));
  assert.equal(await shownActors(page), 40);
});

test('a server that has ended is said, and asked again', async (t) => {
  const { address, stop } = await serve(t, exampleGraph(t));
  const page = await open(t, address, { expected: [/ERR_CONNECTION_REFUSED/] });
  await stop();
  await click(page, page.locator('#panel button.link').first());
  await page.getByText(/The server does not answer/).first().waitFor();
});
