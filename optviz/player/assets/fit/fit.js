// A model fitted to data: it predicts link(u), with u = design · params + offset, for each row of
// the data and of the grid on which its curve is drawn.
/**
 * @param {import("../core/wire.js").FitHeader} header
 * @param {import("../core/wire.js").FitArrays} arrays
 */
export function makeFit(header, [x, y, design, offset, grid, gridDesign, gridOffset, link]) {
  const perLink = (link.length - 1) / (header.link_high - header.link_low)
  return {
    ...header, x, y, perLink, link,
    data: { design, offset, count: x.length },
    grid: { design: gridDesign, offset: gridOffset, count: grid.length },
    gridX: grid,
  }
}

function innerAt({ design, offset }, row, params) {
  let u = offset[row]
  const first = row * params.length
  for (let k = 0; k < params.length; k++) u += design[first + k] * params[k]
  return u
}

// The link between two rows of its table; beyond the ends the first or last piece goes on.
function linkAt({ link, link_low: low, perLink }, u) {
  const position = (u - low) * perLink
  const j = Math.min(Math.max(Math.floor(position), 0), link.length - 2)
  return link[j] + (link[j + 1] - link[j]) * (position - j)
}

const LOSSES = {
  squares: (fit, u, y) => (linkAt(fit, u) - y) ** 2,
  half_squares: (fit, u, y) => (linkAt(fit, u) - y) ** 2 / 2,
  // -log of the probability of y, written so that no exponential overflows.
  cross_entropy: (fit, u, y) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u))) - y * u,
}

// What an example loses at u, its row of the design times the params, plus its offset.
export const exampleLossOf = (fit) => LOSSES[fit.loss]

// The loss of some examples (their indices, repeated ones counted as often), or of all.
export function lossAt(fit, params, batch = null) {
  const lossOf = exampleLossOf(fit)
  const rows = batch ? batch.examples : fit.y.keys()
  let total = 0
  for (const row of rows) total += lossOf(fit, innerAt(fit.data, row, params), fit.y[row])
  return total * (batch ? batch.weight : fit.weight)
}

// The model's prediction for every row of the data, or of the grid.
export function predictions(fit, rows, params) {
  return Float32Array.from({ length: rows.count }, (_, row) => linkAt(fit, innerAt(rows, row, params)))
}

// A path's point at a step, which may lie between two rows while playing.
export function paramsAt(path, step) {
  const t = Math.min(Math.floor(step), path.count - 1)
  const next = Math.min(t + 1, path.count - 1)
  const part = next > t ? step - t : 0
  return path.params.map((column) => (part ? column[t] + (column[next] - column[t]) * part : column[t]))
}
