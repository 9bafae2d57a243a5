// The surface in three dimensions, in the map's place: the same paths, step and cursor, seen from a
// camera that stays where it was put while all else changes.
import { drawMark } from "../map/critical.js"
import { element } from "../core/element.js"
import { line } from "../core/frame.js"
import { isSame, overStill, still } from "../player/layout.js"
import { drawStartMark } from "../map/map.js"
import { nearestRow, rowText } from "../map/hover.js"
import { Camera, Landscape, Projection } from "./space.js"
import { attachCamera, cameraKey } from "./camera.js"
import { drawFloor, drawSides } from "./axes.js"
import { SpacePaths, isCovered } from "./paths.js"
import { renderSurface } from "./surface.js"

const FINEST = 2 // pixels made for each one of the screen, once the camera rests
const RESTS_AFTER = 160 // milliseconds without a change of what is seen

export class SpaceView {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.camera = new Camera()
    this.paths = new SpacePaths()
    this.canvas = element("canvas", { class: "space", role: "img", tabindex: 0, hidden: "" })
    this.on = false
    this.kept = {} // the surface's image, for each detail
    const offered = () => Boolean(player.scene?.y)
    const on = () => this.on && offered()
    this.tool = { name: "in_space", label: player.words.space, on, offered, toggle: () => (this.on = !this.on) }
    attachCamera(this.canvas, this)
  }

  settings() {
    return { ...(this.on ? { space: "on" } : {}), ...(this.camera.moved ? { camera: this.camera.write() } : {}) }
  }
  restore({ space, camera }) {
    this.on = space === "on"
    this.camera.read(camera)
  }
  close() {
    clearTimeout(this.timer)
  }

  // The camera has moved.
  turned() {
    this.player.invalidate()
    this.player.report()
  }

  // Keys that turn and zoom; true if the part takes the event.
  pressKey(event) {
    return this.tool.on() && cameraKey(event, this)
  }

  layOut() {
    const { player, canvas } = this
    if (!canvas.isConnected) player.map.after(canvas)
    const on = this.tool.on()
    player.showMap(!on)
    canvas.hidden = !on
    if (!on) return
    this.width = player.map.width / player.ratio
    this.height = player.mapHeight
    const view = player.view ?? player.scene.window
    if (this.land?.scene !== player.finest || String(this.land.view) !== String(view)) this.land = new Landscape(player.finest, view)
    this.paths.lay(player.visiblePaths(), this.land)
    this.projected = false
  }

  // What was drawn and still holds is kept: the surface seen from one camera, the places of the
  // paths. Of a new surface there is a quick picture at once and a fine one when all has come to rest.
  update() {
    const { player, land, camera, width, height } = this
    const { theme, ratio } = player
    const drawn = [land, camera.azimuth, camera.elevation, camera.zoom, width, height, theme, ratio]
    const same = isSame(this.drawn, drawn)
    if (!same) {
      this.drawn = drawn
      this.rests = false
      clearTimeout(this.timer)
      this.timer = setTimeout(() => {
        this.rests = true
        player.invalidate()
      }, RESTS_AFTER)
    }
    if (!same || (this.rests && !this.fine)) this.render()
    if (this.projected) return
    this.paths.project(this.projection, this.surface, width, height)
    const start = this.paths.laid[0]?.placeOf(0)
    this.canvas.dataset.start = start ? `${Math.round(start.x)},${Math.round(start.y)}` : ""
    this.canvas.setAttribute("aria-label", this.description())
    this.projected = true
  }

  render() {
    const { player, land, camera, canvas, width, height, rests } = this
    const { size, ratio } = player
    const margin = { side: size * 3.4, top: size * 2, bottom: size * 2.2 }
    this.projection = new Projection(camera, land, width, height, margin)
    const detail = rests ? Math.max(FINEST, ratio) : 1
    this.still = still(canvas, width, height, player, (context) => this.drawStill(context, detail))
    this.fine = rests
    this.projected = false
    Object.assign(canvas.dataset, { camera: camera.write(), fine: rests })
  }

  drawStill(context, detail) {
    const { player, projection, land, width, height } = this
    const { theme, size, words } = player
    drawFloor(context, projection, land, theme)
    this.surface = this.kept[detail] = renderSurface(land, projection, theme, width, height, detail, this.kept[detail])
    context.imageSmoothingQuality = "high"
    context.drawImage(this.surface.canvas, 0, 0, this.surface.columns / detail, this.surface.rows / detail)
    drawSides(context, projection, land, theme, size)
    this.drawMinima(context)
    context.font = `${size}px ${theme.font}`
    context.textAlign = "left"
    context.textBaseline = "top"
    context.fillStyle = theme.text
    context.fillText(land.heights.says(words), 6, 5)
  }

  // The known minima, or the critical points where those are shown.
  drawMinima(context) {
    const { player, land, projection } = this
    const { theme, size } = player
    const points = land.scene.critical?.points ?? land.scene.minima.map((point) => ({ point, value: land.valueAt(...point) }))
    for (const { kind, point: [x, y], value } of points) {
      const [[xLow, xHigh], [yLow, yHigh]] = land.view
      if (x < xLow || x > xHigh || y < yLow || y > yHigh || !Number.isFinite(value)) continue
      const place = projection.place(land.x(x), land.y(y), land.heights.of(value) + 0.01)
      context.globalAlpha = isCovered(this.surface, place) ? 0.35 : 1
      if (kind) drawMark(context, kind, place[0], place[1], 0.42 * size, theme)
      else drawPlus(context, place, size, theme)
      context.globalAlpha = 1
    }
  }

  drawStart(context) {
    const { player, paths } = this
    const { theme, size } = player
    for (const [k, one] of paths.laid.entries()) {
      const place = one.placeOf(0)
      if (!place) continue
      const { x, y } = place
      const first = paths.laid[0].placeOf(0)
      if (k && first && Math.hypot(first.x - x, first.y - y) < 1) continue
      context.globalAlpha = place.covered ? 0.4 : 1
      drawStartMark(context, x, y, size, theme)
      context.globalAlpha = 1
    }
  }

  show() {
    if (!this.tool.on() || !this.land) return
    this.update()
    const { player } = this
    const context = overStill(this.canvas, this.still, player.ratio)
    this.drawStart(context)
    this.paths.draw(context, player, this.rests ? this.canvas : null)
  }

  hover(position) {
    const { player } = this
    const places = new Map(this.paths.laid?.map((laid) => [laid.path, laid]))
    const row = position && nearestRow(player, position, (path, t) => {
      const place = places.get(path)?.placeOf(t)
      return place ? [place.x, place.y] : [NaN, NaN]
    })
    player.peek(row ? row.t : null)
    player.tooltip.show(row ? rowText(player, row) : null, position ?? undefined, this.width)
  }

  description() {
    const { player, camera } = this
    const names = player.visiblePaths().map(({ name }) => name).join(", ")
    return player.words.space_description
      .replace("{surface}", player.scene.title)
      .replace("{paths}", names)
      .replace("{azimuth}", Math.round(camera.azimuth))
      .replace("{elevation}", Math.round(camera.elevation))
  }
}

function drawPlus(context, /** @type {number[]} */ [x, y], size, theme) {
  const r = size * 0.35
  for (const [color, width] of [[theme.halo, size * 0.1 + 3], [theme.text, size * 0.12]]) {
    context.strokeStyle = color
    context.lineWidth = width
    line(context, x - r, y, x + r, y)
    line(context, x, y - r, x, y + r)
  }
}
