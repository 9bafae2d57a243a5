// The player on a projector and on the whole screen: the same pictures, in big type and thick lines.

export const GAP = 8 // pixels between what stands side by side, or one below the other
const MAP_SHARE = 0.64 // of the width, where the curves stand beside the map

// For a projector the server lays the page out anew, with the picture as wide as the page.
export class Projector {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const on = () => player.header.projector
    const toggle = () => {
      // The page makes the player anew: it is to find its step and its view where they were.
      player.tell("view_state", player.viewState())
      player.tell("projector", !on())
    }
    this.tool = { name: "projector", label: player.words.projector, on, toggle }
  }
}

export class FullScreen {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.changed = () => player.invalidate(true)
    document.addEventListener("fullscreenchange", this.changed)
    window.addEventListener("resize", this.changed)
    if (!document.fullscreenEnabled) return
    const on = () => isFullScreen(player)
    const toggle = () => (on() ? document.exitFullscreen() : player.host.requestFullscreen())
    this.tool = { name: "full_screen", label: player.words.full_screen, key: "f", on, toggle }
  }

  // What stands around a big map, in the player and on its page, has its height only once it is
  // drawn, and may change it later.
  layOut() {
    const { player } = this
    if (this.observer) return
    this.observer = new ResizeObserver(() => {
      if (!player.big) return
      const more = mapHeight(player, player.size) - player.mapHeight
      // While it plays the map gives way to what needs room, but does not come and go with it.
      if (more < 0 || (more > 0 && !player.playing)) player.invalidate(true)
    })
    for (const node of [...aroundMap(player), ...within(player.host)]) this.observer.observe(node)
  }

  close() {
    this.observer?.disconnect()
    document.removeEventListener("fullscreenchange", this.changed)
    window.removeEventListener("resize", this.changed)
  }
}

// The player stands in a shadow root, which alone knows which of its elements fills the screen.
const isFullScreen = ({ host }) => host.getRootNode().fullscreenElement === host

// The sizes of a big player, null for one of the usual size. Beside the map there is a column for
// the curves, `curvesWidth` wide, where there is room and no data stand there.
export function bigSizes(player, width) {
  const { host, panels } = player
  const big = Boolean(isFullScreen(player) || player.header.projector)
  const wide = big && width >= 800 && !panels
  host.classList.toggle("big", big)
  if (!big) return null
  // Seen from the back row the screen is all that counts, not how many pixels it has.
  const size = Math.max(Math.min(width / 50, window.innerHeight / 28), 14)
  host.style.setProperty("--size", `${size}px`)
  const mapWidth = wide ? Math.round((width - GAP) * MAP_SHARE) : width
  return { size, mapWidth, mapHeight: mapHeight(player, size), curvesWidth: wide ? width - GAP - mapWidth : null }
}

// How high the map can be for all that belongs to it to be seen at once.
function mapHeight(player, size) {
  const screen = window.innerHeight
  let others = isFullScreen(player) ? player.host.clientTop : Math.min(topOf(player.host), screen / 4)
  for (const { offsetHeight } of aroundMap(player)) {
    if (offsetHeight && others + offsetHeight < screen * 0.66) others += offsetHeight + GAP
  }
  // Half of that is the least in which a picture and its labels have room.
  return Math.max(Math.floor(screen - others - GAP), 12 * size)
}

// From what matters most on; the curves are as high as the map, or below it all.
function aroundMap({ legend, timeline, events, panels, parts }) {
  const nodes = [legend, timeline, events, ...parts].map(({ node }) => node)
  return [...nodes, panels?.counters].filter((node) => node && !node.matches(".linked"))
}

// Where an element begins in its page, however far that is scrolled.
export function topOf(element) {
  let top = element.getBoundingClientRect().top
  for (const node of within(element)) top += node.scrollTop
  return top
}

// All elements that an element is in, itself among them.
function within(element) {
  const list = []
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) list.push(at)
  return list
}
