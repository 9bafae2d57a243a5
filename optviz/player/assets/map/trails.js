// The lines of the paths on the map. Of long paths the rows that were passed long ago are kept as
// images, so that a picture costs the same after two thousand steps as after fifty.
import { dot, strokeHalo, strokeLine, tracePart } from "../core/paths.js"

const BLOCK = 64 // rows that are added to the images at a time

export class Trails {
  layers = []

  // The paths up to the step, which may lie between two rows.
  draw(context, player) {
    const { frame, step } = player
    const paths = player.visiblePaths()
    if (this.frame !== frame || this.rows > step) this.begin(player, paths)
    while (this.rows + 2 * BLOCK < step) this.keep(paths, player)
    const [halos, ...lines] = this.layers
    const parts = paths.map((path, k) => tracePart(path.xs, path.ys, step, frame, this.ends[k]))
    // All halos lie below all lines: where paths coincide, one shows between the dashes of the other.
    this.show(context, halos, player)
    for (const part of parts) strokeHalos(context, part, player)
    for (const [k, path] of paths.entries()) {
      this.show(context, lines[k], player)
      strokeLines(context, parts[k], path, player)
      if (step <= frame.rect.width / 12) drawDots(context, path, player)
    }
  }

  // Every layout has a frame of its own: whatever else has changed, the images begin anew with it.
  begin({ frame }, paths) {
    this.frame = frame
    this.rows = 0
    this.ends = paths.map(() => undefined)
  }

  // Add a block of rows to the images: one of all halos, and one of each path's line.
  keep(paths, player) {
    const { frame, map, ratio } = player
    if (!this.rows) {
      this.layers = [null, ...paths].map((_, k) => this.layers[k] ?? document.createElement("canvas").getContext("2d"))
      for (const layer of this.layers) {
        // Sizing a canvas also clears it.
        layer.canvas.width = map.width
        layer.canvas.height = map.height
        layer.setTransform(ratio, 0, 0, ratio, 0, 0)
      }
    }
    this.rows += BLOCK
    const [halos, ...lines] = this.layers
    for (const [k, path] of paths.entries()) {
      const part = tracePart(path.xs, path.ys, this.rows, frame, this.ends[k])
      strokeHalos(halos, part, player)
      strokeLines(lines[k], part, path, player)
      this.ends[k] = part.end
    }
  }

  show(context, layer, { ratio }) {
    if (this.rows) context.drawImage(layer.canvas, 0, 0, layer.canvas.width / ratio, layer.canvas.height / ratio)
  }
}

function strokeHalos(context, { lines }, { size, theme }) {
  for (const { line } of lines) strokeHalo(context, line, size * 0.16, theme)
}

function strokeLines(context, { lines }, path, { size, theme }) {
  for (const { line, dashed } of lines) strokeLine(context, line, path, size * 0.16, theme, dashed)
}

function drawDots(context, path, { frame, step, size, theme }) {
  for (let t = 0; t < Math.min(step, path.count); t++) {
    dot(context, frame.x(path.xs[t]), frame.y(path.ys[t]), size * 0.17, path[theme.name])
  }
}
