// Sizes and places of the pictures, and the images of all that does not move with the step.
import { Frame, NUMBERS, equalUnits } from "../core/frame.js"
import { isHatched } from "../core/hatch.js"
import { drawScene } from "../map/map.js"
import { latestOf } from "../core/messages.js"
import { GAP, bigSizes, topOf } from "../chrome/screen_modes.js"

/** @typedef {import("./view.js").Player} Player */

// In pixels: what a row of names takes, and where the player of a page begins. For a second row, and
// for what a lesson or a menu says above, the map makes room: the tools below stay in sight.
const ROW = 33
const USUAL_TOP = 136

/**
 * @param {Player} player
 * @param {number} width
 */
export function layOut(player, width) {
  const big = bigSizes(player, width)
  const stacked = width < 560
  player.place({ ratio: window.devicePixelRatio || 1, big, size: big?.size ?? Math.min(Math.max(width / 60, 13), 18), stacked })
  const half = player.heat.takeWidth(width, stacked)
  const column = player.aside.takeColumn(width, stacked || half !== null)
  const usual = column ? width - column - GAP : (big?.mapWidth ?? width)
  const mapWidth = player.panels?.mapWidth(width, stacked, column) ?? half ?? usual
  player.host.classList.toggle("wide", Boolean(half ?? column ?? big?.curvesWidth))
  player.host.classList.toggle("stacked", stacked)
  player.host.style.setProperty("--map", `${mapWidth}px`)
  // What stands beside the map of a fit has a row below it where something is explained or asked.
  const [share, above] = player.panels && !column ? [0.4, 0] : [0.54, Math.max(topOf(player.host) - USUAL_TOP, 0)]
  const room = window.innerHeight * share - above - Math.max(player.legend.node.offsetHeight - ROW, 0)
  const mapHeight = big?.mapHeight ?? Math.round(Math.max(Math.min(width * 0.6, room), 240))
  player.host.style.setProperty("--map-height", `${mapHeight}px`)
  player.place({ mapWidth, mapHeight, curvesWidth: player.aside.node.hidden && half === null ? big?.curvesWidth : null })
  layOutMap(player)
  player.panels?.layOut(width, mapWidth, mapHeight, stacked)
  player.map.setAttribute("aria-label", description(player))
}

// The map alone, whose section may move while all else stays.
/** @param {Player} player */
export function layOutMap(player) {
  const { size, scene, words, mapWidth, mapHeight, section } = player
  section.lay()
  const detail = player.view && player.header.detail && latestOf(player.header.detail)
  player.place({ frame: mapFrame(player, inside(size, 0, 0, mapWidth, mapHeight, 6)), finest: detail || scene })
  const scenes = [scene.far, scene, detail].filter(Boolean)
  const scales = [scene.y && !scene.equal_units && words.free_axes, section.hasGrown && words.grown].filter(Boolean).join(", ")
  // A slider of a rule changes the paths and their curves, but not the map below them.
  const drawn = [mapWidth, mapHeight, player.ratio, player.theme, String(section.laid), scales, ...scenes]
  if (isSame(player.mapDrawn, drawn)) return
  section.tell()
  const stillMap = still(player.map, mapWidth, mapHeight, player, (context) =>
    drawScene(context, player.frame, scenes, player.theme, size, scales),
  )
  player.place({ mapDrawn: drawn, stillMap })
}

// What the picture shows, in words.
function description(player) {
  const { words, scene, finest, critical } = player
  const names = player.visiblePaths().map((path) => path.name).join(", ")
  const said = words.description.replace("{surface}", scene.title).replace("{paths}", names)
  const scales = scene.y && !scene.equal_units ? ` ${words.free_axes_described}` : ""
  return `${said}${scales}${isHatched(finest) ? ` ${words.hatched}` : ""}${critical.description()}`
}

// Whether a picture that was made of some values would be made of the same ones now.
export const isSame = (before, now) => before?.length === now.length && now.every((value, k) => value === before[k])

// The inside of a picture at x, y: what its axes leave of it.
export const inside = (size, x, y, width, height, top) => ({
  left: x + size * NUMBERS, top: y + top,
  width: width - size * NUMBERS - 6, height: height - top - size * 2,
})

export function mapFrame(player, rect) {
  const { scene, section } = player
  return new Frame(scene.y && scene.equal_units ? equalUnits(section.laid, rect) : section.laid, rect)
}

// Size a canvas and draw its unmoving part once, as an image to be copied under every picture.
export function still(canvas, width, height, { ratio, theme }, draw) {
  const [across, up] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== across || canvas.height !== up) {
    canvas.style.height = `${height}px`
    canvas.width = across
    canvas.height = up
  }
  const image = document.createElement("canvas")
  image.width = canvas.width
  image.height = canvas.height
  const context = image.getContext("2d")
  context.scale(ratio, ratio)
  context.fillStyle = theme.background
  context.fillRect(0, 0, width, height)
  draw(context)
  return image
}

// Begin a picture: the unmoving part, and a context in CSS pixels to draw on it.
export function overStill(canvas, image, ratio) {
  const context = canvas.getContext("2d")
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.drawImage(image, 0, 0)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}
