// Where the actors stand: ForceAtlas2, away from the thread that draws.

import iterate from 'graphology-layout-forceatlas2/iterate';

export interface LayoutTask {
  positions: Float32Array; // x, y of each actor
  links: Float32Array; // from, to, weight
  iterations: number;
}

const perNode = 10; // numbers that the algorithm keeps of each: x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed
const perLink = 3;

function matrices({ positions, links }: LayoutTask): { nodes: Float32Array; edges: Float32Array } {
  const nodes = new Float32Array((positions.length / 2) * perNode);
  for (let i = 0; i < positions.length / 2; ++i) nodes.set([positions[2 * i]!, positions[2 * i + 1]!, 0, 0, 0, 0, 1, 1, 1, 0], i * perNode);
  const edges = new Float32Array(links.length);
  for (let i = 0; i < links.length; i += perLink) {
    const [from, to, weight] = [links[i]! * perNode, links[i + 1]! * perNode, links[i + 2]!];
    nodes[from + 6]! += weight;
    nodes[to + 6]! += weight;
    edges.set([from, to, weight], i);
  }
  return { nodes, edges };
}

function places(nodes: Float32Array): Float32Array {
  const out = new Float32Array((nodes.length / perNode) * 2);
  for (let i = 0; i < out.length / 2; ++i) {
    out[2 * i] = nodes[i * perNode]!;
    out[2 * i + 1] = nodes[i * perNode + 1]!;
  }
  return out;
}

self.addEventListener('message', (event: MessageEvent<LayoutTask>) => {
  const { nodes, edges } = matrices(event.data);
  const order = nodes.length / perNode;
  const settings = {
    linLogMode: false, outboundAttractionDistribution: false, adjustSizes: false, edgeWeightInfluence: 1, scalingRatio: 12,
    strongGravityMode: true, gravity: 0.06, slowDown: 1 + Math.log(order + 1), barnesHutOptimize: order > 400, barnesHutTheta: 0.6,
  };
  let shown = performance.now();
  for (let i = 0; i < event.data.iterations; ++i) {
    iterate(settings, nodes, edges);
    if (performance.now() - shown < 120) continue;
    self.postMessage({ positions: places(nodes), done: false });
    shown = performance.now();
  }
  self.postMessage({ positions: places(nodes), done: true });
});
