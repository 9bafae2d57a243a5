// Digits that the network was not trained with, each with what it takes them for.
const COLUMNS = 6

export function drawDigits(context, rect, view, rule, picture) {
  const { race, theme, size, words } = view
  const across = rect.width / COLUMNS
  const shown = COLUMNS * COLUMNS
  context.textAlign = "left"
  context.textBaseline = "bottom"
  context.font = `600 ${size}px ${theme.font}`
  context.fillStyle = theme.text
  context.fillText(`${rule.name}: ${words.map_of_step.replace("{step}", race.steps[race.frames[picture]])}`, rect.left, rect.top - 5)
  const classes = race.layers[race.layers.length - 1][1]
  const count = rule.outputs.length / race.frames.length / classes
  for (let k = 0; k < Math.min(shown, count); k++) {
    const [x, y] = [rect.left + (k % COLUMNS) * across, rect.top + Math.floor(k / COLUMNS) * across]
    const first = (picture * count + k) * classes
    const read = largest(rule.outputs.subarray(first, first + classes))
    drawDigit(context, race.test.x.subarray(64 * k, 64 * (k + 1)), x, y, across * 0.66, theme)
    const right = read === race.test.y[k]
    context.fillStyle = right ? theme.text : theme.name === "dark" ? "#ffa14a" : "#b34700"
    context.font = `${right ? "" : "700 "}${size * 1.05}px ${theme.font}`
    context.textBaseline = "middle"
    context.fillText(right ? `${read}` : `${read} ✗`, x + across * 0.7, y + across * 0.33)
  }
}

const largest = (outputs) => outputs.indexOf(Math.max(...outputs))

function drawDigit(context, pixels, x, y, side, theme) {
  const cell = side / 8
  const [r, g, b] = theme.name === "dark" ? [238, 241, 246] : [26, 34, 48]
  for (let k = 0; k < 64; k++) {
    context.fillStyle = `rgba(${r},${g},${b},${Math.min(Math.max(pixels[k], 0), 1)})`
    context.fillRect(x + (k % 8) * cell, y + Math.floor(k / 8) * cell, cell + 0.3, cell + 0.3)
  }
  context.strokeStyle = theme.faint
  context.strokeRect(x, y, side, side)
}
