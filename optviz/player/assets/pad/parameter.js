// A parameter of the pad: its slider's values stand at equal distances, as on the slider.

// The place of a value among those of its slider; between two of them for one that a link brought.
export function placeOf({ values }, value) {
  const above = values.findIndex((v) => v >= value)
  if (above < 0) return values.length - 1
  if (above === 0 || values[above] === value) return above
  return above - (values[above] - value) / (values[above] - values[above - 1])
}

export function valueAtPlace({ values }, place) {
  return values[Math.round(Math.min(Math.max(place, 0), values.length - 1))]
}

// The values that an axis is labelled with: the roundest ones that have room.
export function labelled({ values }, room) {
  const last = values.length - 1
  const order = values.map((value, place) => ({ value, place, roundness: roundness(value) }))
  order.sort((a, b) => a.roundness - b.roundness || a.place - b.place)
  const chosen = []
  for (const candidate of order) {
    if (chosen.every(({ place }) => Math.abs(place - candidate.place) / last >= room)) chosen.push(candidate)
  }
  return chosen
}

// The fewer digits the rounder; of those with one digit 0, 1 and 5 come first.
function roundness(value) {
  const digits = value.toExponential().split("e")[0].replace(/\D/g, "")
  return digits.length > 1 ? 2 + digits.length : ["0", "1"].includes(digits) ? 0 : digits === "5" ? 1 : 2
}
