// What a player holds for all of its parts to read. They change of it what has a method here; the
// rest is the player's own.
import { Clock } from "./clock.js"

/** @import { PathsHeader, Point, Range } from "./wire.js" */
/** @typedef {ReturnType<typeof import("./paths.js").makePaths>[number]} Path */
/** @typedef {ReturnType<typeof import("./scene.js").makeScene>} Scene */
/** @typedef {ReturnType<typeof import("./theme.js").readTheme>} Theme */
/** @typedef {NonNullable<ReturnType<typeof import("../chrome/screen_modes.js").bigSizes>>} BigSizes */
/** @typedef {Pick<PlayerState, "ratio" | "big" | "size" | "stacked" | "mapWidth" | "mapHeight" | "curvesWidth" | "frame" | "finest" | "mapDrawn" | "stillMap">} Layout */

export class PlayerState extends Clock {
  /** @type {PathsHeader} what was said last with paths */
  header
  /** @type {Path[]} */
  paths = []
  /** @type {Set<string>} the ids of paths that are switched off */
  hidden = new Set()
  /** @type {Range[] | null} what is zoomed to, null for the scene's own window */
  view = null
  /** @type {import("../heat/heat.js").Heat | null} the map of runs beside the picture, if it has come */
  heat = null
  /** @type {Point | null} a critical point that was picked, as the map has it */
  pinned = null
  /** @type {number | null} the step under the mouse, if any */
  peeked = null
  /** @type {"steps" | "evaluations"} what the curves are drawn against */
  axis = "steps"

  alone = false // in a file of its own, without a server that could be asked for other paths
  predicting = false // whether the reader is to guess what follows

  // As it was laid out last; lengths in CSS pixels.

  /** @type {Theme} */
  theme
  /** @type {Record<string, string>} */
  words
  /** @type {number} pixels of the screen for one of CSS */
  ratio
  /** @type {number} of the type */
  size
  /** @type {BigSizes | null} of a big player */
  big
  /** @type {boolean} whether all stands one below the other, as on a phone */
  stacked
  /** @type {number} */
  mapWidth
  /** @type {number} */
  mapHeight
  /** @type {number | null | undefined} of the column beside the map, where the curves stand there */
  curvesWidth
  /** @type {import("./frame.js").Frame} of the map */
  frame
  /** @type {Scene} the finest scene that there is of the view */
  finest
  /** @type {HTMLCanvasElement} */
  map
  /** @type {HTMLCanvasElement} the image of all of the map that does not move */
  stillMap
  /** @type {unknown[] | null} what that image was made of */
  mapDrawn

  /** @param {Partial<Layout>} layout what has been laid out anew */
  place(layout) {
    Object.assign(this, layout)
  }

  /** No later step may be seen: what follows is to be guessed. */
  setHorizon(step) {
    this.horizon = step
  }

  /** Mark a point in all views, or none. */
  pin(point) {
    this.pinned = point
  }

  setPredicting(on) {
    this.predicting = on
  }

  setAxis(axis) {
    this.axis = axis
  }

  /** Another picture may stand in the map's place. */
  showMap(shown) {
    this.map.hidden = !shown
  }
}
