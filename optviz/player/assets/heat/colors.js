// The colours of a map: an even scale that every kind of colour vision can read for what converged,
// greys with a hatching of their own for what did not.

// Viridis (Smith and van der Walt 2015), at nine even places.
const VIRIDIS = ["440154", "472d7b", "3b528b", "2c728e", "21918c", "28ae80", "5ec962", "addc30", "fde725"].map((hex) =>
  [0, 2, 4].map((k) => parseInt(hex.slice(k, k + 2), 16)),
)

export function viridis(part) {
  const at = Math.min(Math.max(part, 0), 1) * (VIRIDIS.length - 1)
  const k = Math.min(Math.floor(at), VIRIDIS.length - 2)
  return VIRIDIS[k].map((value, c) => value + (VIRIDIS[k + 1][c] - value) * (at - k))
}

// The hues of the minima, neighbours far apart; further ones by the golden angle.
const HUES = [255, 65, 160, 345, 105, 300, 25, 205]

// A minimum's colour, lighter for starts from which it takes few steps.
export function basinColor(minimum, part) {
  const hue = ((HUES[minimum] ?? minimum * 137.5) * Math.PI) / 180
  const chroma = 0.115
  return oklch(0.9 - 0.42 * Math.min(Math.max(part, 0), 1), chroma, hue)
}

// Björn Ottosson, A perceptual color space for image processing, 2020.
function oklch(lightness, chroma, hue) {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return linear.map((v) => 255 * Math.min(Math.max(v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055, 0), 1))
}

// The ground and the lines of the regimes that did not converge.
const GROUNDS = {
  light: { stuck: "#d5c3d8", oscillating: "#dfe4ea", under_way: "#f1f3f6", diverged: "#8b95a3" },
  dark: { stuck: "#574a5b", oscillating: "#323c49", under_way: "#1c232d", diverged: "#79838f" },
}
const LINES = { light: "rgba(20,28,40,0.5)", dark: "rgba(235,240,248,0.5)" }
const TILE = 8 // pixels from one line of a hatching to the next

// How each regime is hatched: lines through a tile, from and to in its sides.
const STROKES = {
  stuck: [[0.5, 0.35, 0.5, 0.65]],
  oscillating: [[0, 1, 1, 0], [-0.5, 0.5, 0.5, -0.5], [0.5, 1.5, 1.5, 0.5]],
  under_way: [[0, 0.5, 1, 0.5]],
  diverged: [[0, 0, 1, 1], [0, 1, 1, 0]],
}

export function regimePattern(context, regime, theme, ratio) {
  const side = Math.round(TILE * ratio)
  const tile = document.createElement("canvas")
  tile.width = tile.height = side
  const brush = tile.getContext("2d")
  brush.fillStyle = GROUNDS[theme.name][regime]
  brush.fillRect(0, 0, side, side)
  brush.strokeStyle = LINES[theme.name]
  brush.lineWidth = regime === "stuck" ? 2 * ratio : ratio
  for (const [x0, y0, x1, y1] of STROKES[regime]) {
    brush.beginPath()
    brush.moveTo(x0 * side, y0 * side)
    brush.lineTo(x1 * side, y1 * side)
    brush.stroke()
  }
  const pattern = context.createPattern(tile, "repeat")
  pattern.setTransform(new DOMMatrix().scale(1 / ratio))
  return pattern
}
