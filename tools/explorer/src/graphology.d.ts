// The step of the layout, of which the package gives no types.
declare module 'graphology-layout-forceatlas2/iterate' {
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): object;
}
