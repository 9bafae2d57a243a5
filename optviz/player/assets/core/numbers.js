// Numbers as people read them, and the ticks of axes.
export function format(value, digits = 4) {
  if (Number.isNaN(value)) return "NaN"
  if (!Number.isFinite(value)) return value > 0 ? "> 3.4e38" : "< −3.4e38"
  const size = Math.abs(value)
  if (size === 0) return "0"
  // What was too small for 32 bit comes as the smallest number that they have.
  if (size < 2e-45) return value > 0 ? "< 2.2e−45" : "> −2.2e−45"
  const text =
    size >= 1e5 || size < 1e-3
      ? value.toExponential(Math.max(digits - 2, 1)).replace("e+", "e")
      : String(Number(value.toPrecision(digits)))
  return text.replace(/-/g, "−")
}

// A multiple of a unit, a power of ten, without the noise of floating point.
export const rounded = (value, unit) => Number((Math.round(value / unit) * unit).toPrecision(15))

// The numbers of even ticks, with digits enough to be told from each other.
export function formatTicks(values) {
  const step = values.length > 1 ? values[1] - values[0] : Infinity
  const digits = (value) => Math.max(4, Math.floor(Math.log10(Math.abs(value) / step) + 1e-9) + 3)
  return values.map((value) => format(value, digits(value)).replace(/\.?0+e/, "e"))
}

export function ticks(low, high, count) {
  const span = high - low
  if (!(span > 0) || !Number.isFinite(span)) return []
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough)
  const first = Math.ceil(low / step)
  const last = Math.floor(high / step)
  const list = []
  // Multiples of a whole number, so that 0.30000000000000004 is never a label.
  for (let k = first; k <= last && list.length < 50; k++) list.push(Number((k * step).toPrecision(12)))
  return list
}

// The same with room for `room` pixels a label: as many as stand at their ease, a `comfort` apart, but
// at least four where they fit at all.
export function roomyTicks([low, high], length, comfort, room) {
  const most = length / room
  for (let count = Math.max(2, length / comfort); ; count = Math.min(1.25 * count, most)) {
    const list = ticks(low, high, count)
    if (list.length >= 4 || !list.length || count >= most) return list
  }
}

// The powers of ten within a range, and their multiples by the numbers of `within`.
function powersOfTen(low, high, within, every = 1) {
  const list = []
  const last = Math.floor(Math.log10(high) + 1e-9)
  for (let k = Math.floor(Math.log10(low) / every) * every; k <= last; k += every) {
    for (const m of within) {
      const value = Number((m * 10 ** k).toPrecision(3))
      if (value >= low && value <= high) list.push(value)
    }
  }
  return list
}

export function logTicks(low, high, count) {
  const first = Math.ceil(Math.log10(low) - 1e-9)
  const last = Math.floor(Math.log10(high) + 1e-9)
  const every = Math.max(1, Math.ceil((last - first + 1) / count))
  // Within a decade or two the powers of ten alone would leave the axis nearly bare.
  const lists = (last - first < 2 ? [[1, 2, 5], [1, 5], [1]] : [[1]]).map((within) => powersOfTen(low, high, within, every))
  return lists.find((list) => list.length <= 1.6 * count) ?? lists[lists.length - 1]
}

// The same with room for `room` pixels a label, as `roomyTicks`.
export function roomyLogTicks([low, high], length, comfort, room) {
  const usual = logTicks(low, high, Math.max(2, length / comfort))
  if (usual.length >= 4) return usual
  const perDecade = length / Math.log10(high / low)
  const isRoomy = (list) => list.every((value, k) => !k || Math.log10(value / list[k - 1]) * perDecade >= room)
  const lists = [[1], [1, 3], [1, 2, 5]].map((within) => powersOfTen(low, high, within)).filter(isRoomy)
  return lists.find((list) => list.length >= 4) ?? usual
}

const superscripts = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" }

export function formatPower(value) {
  const exponent = Math.floor(Math.log10(value) + 1e-9)
  if (exponent >= -3 && exponent <= 3) return String(Number(value.toPrecision(1)))
  const factor = Math.round(value / 10 ** exponent)
  return (factor === 1 ? "10" : `${factor}·10`) + [...String(exponent)].map((c) => superscripts[c]).join("")
}
