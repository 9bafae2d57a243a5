// Colours from the page's theme, read when the theme changes.
const rgb = (text) => {
  const canvas = document.createElement("canvas")
  canvas.width = canvas.height = 1
  const context = canvas.getContext("2d")
  context.fillStyle = text
  context.fillRect(0, 0, 1, 1)
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]
}

const themes = new Map()

// The same theme is the same object, so that what was drawn with it can be kept.
export function readTheme(element) {
  const background = getComputedStyle(element).getPropertyValue("--st-background-color").trim()
  if (!themes.has(background)) themes.set(background, makeTheme(element))
  return themes.get(background)
}

function makeTheme(element) {
  const style = getComputedStyle(element)
  const read = (name, fallback) => {
    const value = style.getPropertyValue(name).trim()
    return value && value !== "unset" ? value : fallback
  }
  const background = read("--st-background-color", "#ffffff")
  const [r, g, b] = rgb(background)
  const dark = 0.299 * r + 0.587 * g + 0.114 * b < 128
  return {
    name: dark ? "dark" : "light",
    background,
    text: read("--st-text-color", dark ? "#fafafa" : "#1a1d24"),
    font: read("--st-font", "sans-serif"),
    faint: dark ? "rgba(255,255,255,0.16)" : "rgba(15,25,40,0.14)",
    contour: dark ? "rgba(205,222,245,0.30)" : "rgba(30,55,90,0.30)",
    hatch: dark ? "rgba(205,222,245,0.30)" : "rgba(30,55,90,0.32)",
    outside: dark ? "#10151d" : "#eef1f5",
    // The lowest and the highest colour of a surface.
    ramp: dark ? [[10, 26, 48], [62, 80, 104]] : [[176, 202, 228], [248, 250, 252]],
    halo: dark ? "rgba(8,12,20,0.85)" : "rgba(255,255,255,0.9)",
  }
}
