// What the colours and the hatchings of a map mean.
import { REGIMES } from "./cells.js"
import { regimePattern, viridis } from "./colors.js"
import { scaleOf } from "./picture.js"
import { element } from "../core/element.js"
import { format } from "../core/numbers.js"

const FRAGILE = "#e8112d"

export function keyOf(heat, { words, theme }) {
  const items = []
  const { low, high } = scaleOf(heat)
  if (!heat.basins && (heat.shows === "loss" || heat.regimes.includes(0))) {
    const name = heat.shows === "loss" ? words.loss : words.heat_steps
    items.push(swatch(`${name} ${format(low, 2)} … ${format(high, 2)}`, (context, width, height) => {
      for (let x = 0; x < width; x++) {
        context.fillStyle = `rgb(${viridis(1 - x / width)})`
        context.fillRect(x, 0, 1, height)
      }
    }))
  }
  for (const [code, regime] of REGIMES.entries()) {
    // Where the colors are losses, only what diverged has none.
    const isSeen = heat.shows === "loss" ? regime === "diverged" : code > 0
    if (isSeen && heat.regimes.includes(code)) items.push(swatch(words[`legend_${regime}`], (context) => regimePattern(context, regime, theme, 2)))
  }
  if (heat.fragile) items.push(swatch(words.legend_fragile, () => FRAGILE))
  if (heat.bound.length) items.push(element("span", {}, `╌ ${words.legend_bound}`))
  if (heat.best) items.push(element("span", {}, `★ ${words.legend_best}`))
  items.push(element("span", {}, `◯ ${words.legend_present}`))
  return items
}

// `draw` fills the sample, or returns what it is to be filled with.
function swatch(text, draw) {
  const sample = element("canvas", { width: 72, height: 32, "aria-hidden": "true" })
  const context = sample.getContext("2d")
  const style = draw(context, 72, 32)
  if (style) {
    context.scale(2, 2)
    context.fillStyle = style
    context.fillRect(0, 0, 36, 16)
  }
  return element("span", {}, sample, text)
}
