// How fast the explorer answers in a browser without a GPU: ENTENTE=PROGRAM node explorer.mjs GRAPH..., see explorer.sh. Medians of several runs, in
// milliseconds: from the address to the first picture (of everything: program, page, graph), then what a click takes until it is shown.
import { basename } from 'node:path';
import { launch, startServer } from '../explorer/browser/support.mjs';

const graphs = process.argv.slice(2);
const runs = 7;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** From the click until what it shows is on the screen, by the page's own clock. */
async function timed(page, act, shown, argument) {
  return page.evaluate(
    async ([action, condition, given]) => {
      const began = performance.now();
      await new Function('given', `return (${action})(given)`)(given);
      const there = new Function('given', `return (${condition})(given)`);
      while (!there(given)) {
        if (performance.now() - began > 20_000) throw new Error(`not shown after 20 s: ${action}`);
        await new Promise((done) => requestAnimationFrame(done));
      }
      await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - began;
    },
    [String(act), String(shown), argument],
  );
}

const browser = await launch();
console.log('graph                 first picture   actor   around   time   path   table   (ms)');
for (const graph of graphs) {
  const took = { first: [], actor: [], around: [], time: [], path: [], table: [] };
  for (let run = 0; run < runs; ++run) {
    const { address, stop } = await startServer(graph);
    const context = await browser.newContext({ viewport: { width: 1400, height: 860 } });
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName('entente-graph').length > 0);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    took.first.push(performance.now() - began);
    await page.waitForSelector('[data-settled=true]');
    const heading = await page.locator('#panel h2').innerText();
    took.actor.push(await timed(page, () => document.querySelector('#panel button.link').click(), (before) => document.querySelector('#panel h2').textContent !== before, heading));
    const shown = () => page.evaluate(() => performance.getEntriesByName('entente-graph').length);
    const another = (before) => performance.getEntriesByName('entente-graph').length > before; // each is measured once it is there
    took.around.push(await timed(page, () => [...document.querySelectorAll('#panel button')].find((button) => button.textContent === 'Show around').click(), another, await shown()));
    await page.waitForSelector('[data-settled=true]');
    await page.evaluate(() => { document.querySelector('input[type=date]').value = '2018-01-01'; });
    took.time.push(await timed(page, () => document.querySelector('input[type=date]').dispatchEvent(new Event('change')), another, await shown()));
    await page.waitForSelector('[data-settled=true]');
    took.table.push(await timed(page, () => document.querySelector('[data-view=table]').click(), () => !document.querySelector('.tables').hidden));
    await page.evaluate(async () => {
      const { nodes } = await (await fetch('/api/graph?limit=40')).json();
      history.pushState(null, '', `?from=${encodeURIComponent(nodes[0].actor.id)}&to=${encodeURIComponent(nodes.at(-1).actor.id)}`);
    });
    took.path.push(await timed(page, () => dispatchEvent(new PopStateEvent('popstate')), another, await shown()));
    await context.close();
    await stop();
  }
  const cell = (name, width) => median(took[name]).toFixed(0).padStart(width);
  console.log(`${basename(graph).padEnd(20)} ${cell('first', 14)} ${cell('actor', 7)} ${cell('around', 8)} ${cell('time', 6)} ${cell('path', 6)} ${cell('table', 7)}`);
}
await browser.close();
