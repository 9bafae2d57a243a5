// A map of runs as it arrives: for each cell what became of its run, and where it ended.
import { format } from "../core/numbers.js"

export const REGIMES = ["converged", "stuck", "oscillating", "under_way", "diverged"]
const STEPS = 2 ** 18 // a cell's number is its regime times this, and its steps

/**
 * @param {import("../core/wire.js").HeatHeader} header
 * @param {import("../core/wire.js").HeatArrays} arrays
 */
export function makeHeat(header, [codes, ends, fragile]) {
  const regimes = Uint8Array.from(codes, (number) => Math.floor(number / STEPS))
  const steps = Float32Array.from(codes, (number) => number % STEPS)
  return { ...header, columns: header.x.length, rows: header.y.length, regimes, steps, ends, fragile }
}

// An axis of a map: between its ends, evenly or by factors.
export class Axis {
  constructor(low, high, log) {
    this.low = low
    this.high = high
    this.log = log
    this.scale = log ? Math.log : (value) => value
  }
  part(value) {
    return (this.scale(value) - this.scale(this.low)) / (this.scale(this.high) - this.scale(this.low))
  }
  value(part) {
    const at = this.scale(this.low) + part * (this.scale(this.high) - this.scale(this.low))
    return this.log ? Math.exp(at) : at
  }
}

// The index of the value that is nearest to a part of an axis; the cells' middles are evenly spaced,
// on the ends of a hyperparameter's axis and half a cell within those of a coordinate's.
export const cellAt = (part, count, basins) =>
  Math.min(Math.max(Math.round(basins ? part * count - 0.5 : part * (count - 1)), 0), count - 1)

// A cell in words, line by line.
export function linesOf(heat, row, column, labels, words) {
  const cell = row * heat.columns + column
  const places = heat.rows > 1 ? [heat.x[column], heat.y[row]] : [heat.x[column]]
  const lines = [places.map((value, k) => `${labels[k]} ${format(value)}`).join(", ")]
  const regime = REGIMES[heat.regimes[cell]]
  const step = heat.steps[cell]
  const unknown = regime === "diverged" && step > heat.num_steps
  const outcome = words[unknown ? "heat_undefined" : `heat_${regime}`].replace("{step}", step)
  const minimum = heat.basins && heat.ends[cell] >= 0 ? heat.minima[heat.ends[cell]] : null
  if (minimum) {
    const [x, y] = minimum.map((value) => format(value, 3))
    lines.push(words.heat_reached.replace("{number}", heat.ends[cell] + 1).replace("{x}", x).replace("{y}", y))
  }
  lines.push(outcome)
  if (!heat.basins && Number.isFinite(heat.ends[cell])) lines.push(words.heat_loss.replace("{loss}", format(heat.ends[cell])))
  if (heat.fragile?.[cell]) lines.push(words.heat_fragile)
  if (String(heat.corrected) === `${row},${column}`) lines.push(words.heat_corrected)
  return lines
}
